"""Renderings: how expressions of diplomatic drafting are said in the other language.

The table is read both ways: "acknowledge" may be 承认 or 认识到, and 承认 may be "acknowledge", "recognise" or "admit". It says
what is known to be used, good and bad: which rendering the parties agreed on is for their precedents to say
(`drafts.precedent`). `drafts.expressions` finds them in a text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["en", "zh"]

_TABLE: Final = """
acknowledge v, acknowledgement n, acknowledgment n: 承认 认识到 确认 知悉
recognise v, recognize v, recognition: 承认 认识到 确认 认可 公认
admit vv, admission: 承认 接纳 准许
realise v, realize v: 认识到 意识到 实现
aware of, awareness: 意识到 认识到 知悉 认识
affirm v, affirmation: 确认 申明 肯定
confirm v, confirmation: 确认 证实
reaffirm v, reaffirmation: 重申 再次确认
reiterate v: 重申 重述
emphasise v, emphasize v: 强调 着重指出
stress v: 强调 着重指出
underline v: 强调 着重指出 突出
underscore v: 强调 着重指出 突出
highlight v: 强调 突出 着重指出
recall v: 忆及 回顾
bear in mind v: 铭记 牢记 考虑到
mindful of, mindful that: 铭记 考虑到 意识到
convinced: 深信 确信 相信
believe v, belief n: 认为 相信 深信
hold that v, hold the view v, of the view that: 认为 主张
consider v, consideration: 考虑 审议 认为
take into account v, taking account of: 考虑到 顾及
take note v: 注意到 表示注意
note v: 注意到 指出 注意
welcome v: 欢迎
appreciate v, appreciation: 赞赏 感谢 理解
commend v: 赞扬 赞赏 表扬
support v: 支持 拥护 赞助
oppose v, opposition: 反对
object to v, objection n: 反对 异议
challenge v: 挑战 质疑 异议
deplore v: 痛惜 谴责 遗憾
regret vv: 遗憾 惋惜 痛惜
condemn v, condemnation: 谴责
urge v: 敦促 促请
call on v, call upon v: 呼吁 促请 吁请 要求
appeal to v: 呼吁 吁请
request v: 请求 要求 申请
invite v, invitation n: 邀请 请求
encourage v, encouragement: 鼓励 鼓舞
recommend v, recommendation n: 建议 推荐
propose v, proposal n: 提议 建议 提案 提出
suggest v, suggestion n: 建议 提议
decide v, decision n: 决定 裁决
resolve v: 解决 决心
resolution n: 决议 解决
determined to: 决心
agree that v: 一致认为 认为 同意 商定
agree to v, agree on v, agree upon v: 同意 商定 约定 议定 达成一致 达成协议
agree v: 同意 一致认为 商定 约定 议定 达成一致
agreement n: 协定 协议 一致 约定 同意
consensus: 共识 协商一致
common understanding n: 共识 共同谅解 共同理解
mutual understanding: 相互理解 相互了解 相互谅解 互谅
memorandum of understanding, memoranda of understanding: 谅解备忘录
understanding n: 谅解 理解 了解 共识
accept v, acceptance: 接受
endorse v, endorsement: 核可 赞同 认可 赞成
approve v, approval n: 批准 核准 赞成 同意
ratify v, ratification n: 批准
adopt v, adoption: 通过 采取 采用 采纳 制定
accede to v, accession: 加入
enter into force v, entry into force, come into force v: 生效
sign v, signature n: 签署 签字 签订
conclude v: 缔结 签订 订立 结束
amend v, amendment n: 修正 修订 修改
modify v, modification n: 修改 变更 更改
revise v, revision n: 修订 修改 订正
interpret v, interpretation n: 解释
terminate v, termination: 终止 停止
suspend v, suspension: 暂停 中止 停止
withdraw v, withdrawal n: 退出 撤回 撤出 撤销
denounce v, denunciation: 谴责 退约 废止
renounce v, renunciation: 放弃
waive v, waiver n: 放弃 免除 豁免
shall: 应 应当 将 须 必须 应该
shall not: 不得 不应 不应当 不可
should: 应 应当 应该 宜
should not: 不应 不应当 不应该 不宜 不得
must: 必须 须 务必 应
must not: 不得 不能 绝不能 不可
may l: 可 可以 得
may not l: 不得 不可
can: 能 能够 可以 可
cannot, can not: 不能 无法 不得
will: 将 会 愿
will not: 不会 将不 不将
intend v, intention n: 打算 拟 计划 意图 意愿 有意
undertake v, undertaking n: 承诺 承担 承允 保证 允诺
commit to vv: 致力于 承诺 决心
commitment n: 承诺 致力于 义务 决心
pledge v: 承诺 保证 誓言 许诺
promise v: 承诺 许诺 允诺
assure v, assurance n: 保证 确保
ensure v: 确保 保证 保障
guarantee v: 保证 保障 担保
endeavour v, endeavor v: 努力 尽力 力求 竭力
make every effort v: 尽一切努力 竭尽全力 不遗余力
best efforts, best endeavours, best endeavors: 最大努力 尽力
strive v: 努力 力争 力求 争取
seek v: 寻求 谋求 争取 力求
pursue v, pursuit: 寻求 谋求 奉行 追求 推行
refrain from v: 避免 克制 不得 不应
abide by v: 遵守 恪守 信守
adhere to v, adherence: 坚持 恪守 遵守 加入 奉行
comply with v, compliance: 遵守 遵从 遵约 履行 履约 符合 合规
observe v, observance: 遵守 恪守 遵行 观察
uphold v: 维护 坚持 恪守 秉持
fulfil v, fulfill v, fulfilment, fulfillment: 履行 实现
honour v, honor v: 履行 信守 恪守
implement v, implementation: 落实 执行 实施 履行 贯彻
carry out v: 开展 执行 实施 进行 履行
enforce v, enforcement: 执行 实施
law enforcement: 执法
respect v: 尊重
mutual respect: 相互尊重 互相尊重 彼此尊重
mutual trust, mutual confidence: 互信 相互信任 彼此信任
mutual benefit n, mutually beneficial: 互利 互惠 互利互惠
win-win: 共赢 双赢
mutual, mutually: 相互 互相 彼此 共同
reciprocal, reciprocally, reciprocity: 对等 互惠 相互
sovereign equality: 主权平等
equality, equal footing: 平等 对等
sovereignty: 主权 统治权 宗主权
territorial sovereignty: 领土主权
territorial integrity: 领土完整
political independence: 政治独立
internal affairs: 内政 内部事务
non-interference, noninterference: 不干涉 互不干涉 不干预
interfere v, interference: 干涉 干预 干扰
intervene v, intervention n: 干预 干涉 介入
peaceful coexistence, peaceful co-existence: 和平共处 和平共存
peaceful settlement, peaceful resolution: 和平解决
status quo: 现状
unilateral, unilaterally: 单方面 单边
one-China policy: 一个中国政策 一个中国原则 一中政策 一中原则
one-China principle: 一个中国原则 一个中国政策 一中原则 一中政策
Taiwan question: 台湾问题
Taiwan issue: 台湾问题
hegemony, hegemonism: 霸权 霸权主义
sphere of influence, spheres of influence: 势力范围
normalisation, normalization: 正常化
community with a shared future, community of shared future: 命运共同体 共同未来
rules-based: 基于规则 以规则为基础 以规则为依据
competition: 竞争
guardrail n: 护栏
red line n: 红线
core interest n: 核心利益 根本利益
common interest n, shared interest n: 共同利益
rights and interests: 权益 权利和利益 权利与利益
interest n: 利益 兴趣 关心
legitimate concern n: 合理关切 正当关切 合法关切
concern n: 关切 关注 担忧 忧虑 关心 不安
legitimate, legitimacy: 合法 正当 合理
lawful, lawfully: 合法 依法
difference n, divergence n, disagreement n: 分歧 差异 差别
manage v, management: 管控 管理 处理
dispute n: 争端 争议 纠纷
dispute settlement, settlement of disputes: 争端解决 解决争端
conflict n: 冲突 抵触
settle v, settlement n: 解决
address v: 解决 应对 处理
tackle v: 应对 解决 处理
deal with v: 处理 应对 对付
consult v, consultation n: 磋商 协商 咨询
negotiate v, negotiation n: 谈判 磋商 协商
discuss v, discussion n: 讨论 商讨 探讨 商谈
dialogue n, dialog n: 对话
exchange views v, exchange of views, exchanges of views: 交换意见 交换看法
exchange of notes: 换文
communicate v, communication n: 沟通 交流 通信 通讯 来文
cooperate v, co-operate v, cooperation, co-operation: 合作 协作
coordinate v, co-ordinate v, coordination, co-ordination: 协调 配合
establish v, establishment: 建立 设立 成立 确立
set up v: 设立 建立 成立
maintain v, maintenance: 保持 维持 维护
preserve v, preservation: 维护 保存 保全 保持
safeguard v: 维护 保障 捍卫 保护
protect v, protection: 保护 维护 保障
promote v, promotion: 促进 推动 推进 增进 提倡
advance v: 推进 推动 促进
facilitate v, facilitation: 便利 促进 推动 协助
strengthen v: 加强 增强 强化 巩固
enhance v, enhancement: 加强 增强 增进 提升 提高
deepen v: 深化 加深
expand v, expansion: 扩大 拓展 扩展
improve v, improvement n: 改善 改进 提高 完善
reduce v, reduction n: 减少 降低 削减
eliminate v, elimination: 消除 取消 消灭
prevent v, prevention: 防止 预防 防范 避免
avoid v, avoidance: 避免 防止
prohibit v, prohibition n: 禁止
restrict v, restriction n: 限制
threat n, threaten v: 威胁
coercion, coerce v, coercive: 胁迫 强制 施压
sanction v: 制裁
deterrence, deter vv: 威慑 慑止 遏制
escalate v, escalation: 升级
crisis management: 危机管理 危机管控
risk reduction: 减少风险 降低风险
arms control: 军备控制 军控
disarmament: 裁军
non-proliferation, nonproliferation: 不扩散 防扩散
verify v, verification: 核查 核实 验证 查证
transparency, transparent: 透明度 透明
confidence-building measure n: 建立信任措施 建立信任的措施
strategic stability: 战略稳定
Security Council: 安全理事会 安理会
cybersecurity, cyber security: 网络安全
security: 安全 安保
dual-use: 军民两用 两用 双重用途
export control n: 出口管制 出口控制
technology transfer n, transfer of technology: 技术转让 技术转移
market access: 市场准入
level playing field: 公平竞争环境 公平竞争的环境 公平的竞争环境
overcapacity, excess capacity: 产能过剩 过剩产能
decouple v: 脱钩
most-favoured-nation, most-favored-nation: 最惠国
conformity assessment: 合格评定
artificial intelligence: 人工智能
human control: 人类控制 人的控制 人类掌控
capacity-building: 能力建设
best practice n: 最佳做法 最佳实践 良好做法
joint statement n: 联合声明 共同声明
joint, jointly: 联合 共同
common: 共同
both sides, the two sides, both parties, the two parties: 双方
the Parties: 双方 各方 缔约方 缔约双方 缔约各方 当事方 当事双方
each Party, each side: 每一方 各方 各自 任何一方
either Party, either side: 任何一方 任一方 一方
the other Party, the other side: 另一方 对方 他方
Contracting Party n: 缔约方 缔约双方 缔约各方 缔约国
State Party, States Parties, States Party: 缔约国 缔约各国 当事国
third Party n: 第三方
third State n, third country n: 第三国
competent authority n: 主管机关 主管当局 主管部门
in accordance with, in conformity with, pursuant to: 按照 依照 根据 依据 遵照
without prejudice to: 不影响 不妨碍 不损害 不妨害
notwithstanding: 尽管 虽有 不论 虽然
inter alia: 除其他外 特别是 尤其
as appropriate, where appropriate: 酌情 视情 适当
appropriate: 适当 酌情 合适 相应
as soon as possible, as early as possible: 尽快 尽早 尽速
promptly: 及时 迅速 立即 尽快
without delay: 毫不拖延 不迟延 立即 立刻
timely, in a timely manner: 及时 适时
regular, regularly: 定期 经常
in principle: 原则上
in good faith, good faith: 善意 诚意 诚信 真诚
consent v: 同意
notify v, notification n: 通知 通报 照会
inform v: 通知 通报 告知
obligation n: 义务 责任
responsibility n: 责任 职责
duty n: 义务 职责 责任 职务
right n: 权利 权益
principle n: 原则
purposes and principles: 宗旨和原则 宗旨及原则 宗旨与原则
measure n: 措施 办法
arrangement n: 安排 办法
mechanism n: 机制
framework n: 框架
initiative n: 倡议 举措
outcome n: 成果 结果
equally authentic: 同等作准 同一作准 同样作准
legally binding: 法律约束力 法律拘束力
binding: 约束力 拘束力
"""
"""One expression a line: its English forms, then the Chinese. v: a verb with its inflections (vv: its last consonant is
doubled), n: a noun and its plural, l: only in small letters."""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of diplomatic drafting: its English forms, the headword first, and what renders it in Chinese."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]
    only_small: bool = False

    @property
    def headword(self) -> str:
        """The form under which the expression is known."""
        return self.english[0]


_IRREGULAR: Final = {
    "abide": ("abides", "abided", "abode", "abiding"),
    "bear": ("bears", "bore", "borne", "bearing"),
    "come": ("comes", "came", "coming"),
    "deal": ("deals", "dealt", "dealing"),
    "fulfil": ("fulfils", "fulfilled", "fulfilling"),
    "hold": ("holds", "held", "holding"),
    "make": ("makes", "made", "making"),
    "seek": ("seeks", "sought", "seeking"),
    "set": ("sets", "setting"),
    "strive": ("strives", "strove", "striven", "striving"),
    "take": ("takes", "took", "taken", "taking"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "uphold": ("upholds", "upheld", "upholding"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
}


def _expressions(table: str) -> Iterator[Expression]:
    for line in table.strip().splitlines():
        english, _, chinese = line.partition(": ")
        forms: list[str] = []
        only_small = False
        for written in english.split(", "):
            words = written.split(" ")
            kind = words.pop() if words[-1] in {"v", "vv", "n", "l"} else ""
            only_small = only_small or kind == "l"
            forms += _forms(words, kind)
        yield Expression(tuple(dict.fromkeys(forms)), tuple(chinese.split(" ")), only_small)


def _forms(words: list[str], kind: str) -> list[str]:
    """An English expression with its inflections: a verb inflects its first word, a noun its last."""
    forms = [" ".join(words)]
    if kind == "n":
        forms.append(" ".join([*words[:-1], _with_s(words[-1])]))
    elif kind in {"v", "vv"}:
        forms += [" ".join([verb, *words[1:]]) for verb in _conjugated(words[0], kind == "vv")]
    return forms


def _conjugated(verb: str, doubled: bool) -> tuple[str, ...]:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return _with_s(verb), verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    stem = verb + verb[-1] * doubled
    past = stem[:-1] + "ied" if _ends_in_y(stem) else stem + "ed"
    return _with_s(verb), past, stem + "ing"


def _with_s(word: str) -> str:
    if _ends_in_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _ends_in_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeou"


EXPRESSIONS: Final = tuple(_expressions(_TABLE))

RENDERINGS_OF_ENGLISH: Final[Mapping[str, tuple[str, ...]]] = {e.headword: e.chinese for e in EXPRESSIONS}
"""What renders each English expression, by its headword."""

RENDERINGS_OF_CHINESE: Final[Mapping[str, tuple[str, ...]]] = {
    words: tuple(e.headword for e in EXPRESSIONS if words in e.chinese)
    for words in dict.fromkeys(words for e in EXPRESSIONS for words in e.chinese)
}
"""The same table from Chinese: the headwords that each Chinese expression may render."""


def renderings_of(language: Language) -> Mapping[str, tuple[str, ...]]:
    """The table read from one language to the other."""
    return RENDERINGS_OF_ENGLISH if language == "en" else RENDERINGS_OF_CHINESE
