"""What diplomats speak of, in both languages: the nouns and verbs of read-outs that no table of drafting expressions holds.

One line a subject: beginnings of English words (those of up to four letters stand for the word itself and its plural), then
Chinese words. Read both ways. What stands in many sentences says little, so that a word too many does no harm.
"""

import re
from typing import Final

_TABLE: Final = """
econom: 经济 经贸
trade trading: 贸易 经贸
tariff duty duties: 关税 税率
export: 出口
import: 进口
control: 管制 控制
licen: 许可
invest: 投资
financ treasur: 金融 财政 财长
market: 市场
compan firm enterpris business: 企业 公司 工商
product goods commodit: 产品 商品 货物
agricultur farm: 农业 农产品
soybean: 大豆 农产品
beef meat poultry: 牛肉 肉类 禽肉
energ: 能源
oil petroleum gas: 石油 天然气 油气
aircraft airplane plane: 飞机 航空器
ship shipping shipbuild vessel port maritime: 船 港口 海事 造船
fee: 费
sea: 海
rare mineral: 稀土 矿产
magnet: 磁
chip semiconductor: 芯片 半导体
technolog: 技术 科技
scien: 科学 科技
artificial: 人工智能
cyber: 网络
data: 数据
fentanyl: 芬太尼
narcotic drug: 禁毒 毒品 药物
military militar defen forces: 军事 军队 两军 国防
nuclear: 核
weapon missile arms: 武器 导弹 军备
taiwan: 台湾
independen: 独立 台独
policy policies: 政策
peace: 和平
war: 战争 战
victor: 胜利
fascis: 法西斯
crisis crises: 危机
ukrain: 乌克兰
russia: 俄罗斯 俄
korea: 朝鲜 半岛 韩国
iran: 伊朗
israel gaza palestin: 以色列 加沙 巴勒斯坦
japan: 日本
europ: 欧洲 欧盟
hong: 香港
law legal: 法 法律
enforc: 执法
diploma foreign: 外交 外事
student: 学生 留学
educat universit: 教育 大学 高校
study studies: 学习 留学
visa: 签证
touris travel: 旅游 旅行
flight: 航班 航线
visit: 访 访问 访华 访美
invit: 邀请
call phone telephone: 通话 通电话 电话
meeting met meet: 会谈 会晤 会见 会议
round: 轮
talk consult dialog discuss: 对话 磋商 商谈 讨论 谈及 谈判
negotiat: 谈判
team: 团队 工作组
lead leader: 领导人 牵头人 元首
president: 主席 总统 元首
vice premier: 副总理
secretar: 部长 国务卿
minister ministr: 部长 部
representative: 代表
ambassador: 大使
summit: 峰会
mechanism: 机制
committee commission: 委员会
working group: 工作组
cooperat collaborat: 合作
confront: 对抗 斗
compet: 竞争
conflict: 冲突
benefit: 利 互利 惠 造福
win winner winning: 赢 共赢
success: 成功
deal: 协议
progress: 进展
outcome result: 成果 结果
promise word: 承诺 言 诺
honor honour: 奉行 遵守 恪守
sincer: 诚意
princip: 原则
concern: 关切
difference: 分歧
misunderst: 误解 误判
misperc: 误解 误判
stabl stabili stead: 稳定 稳健 行稳
direction course: 方向 航向
giant: 巨轮 大船
disturb disrupt interfer: 干扰 破坏
measure: 措施 举措
counter retaliat: 反制 报复
negative: 消极 负面
sanction: 制裁
suspend paus: 暂停
remov lift lifted lifting cancel eliminat revok: 取消 撤销 解除
extend prolong: 延长
reduc lower cut cutting: 减少 降低 下调
raise raising increas: 提高 增加
purchas buy: 购买 采购
sell sale: 出售 销售
world international global: 世界 国际 全球
people: 人民 民众 人文
communit: 社会 各界 共同体
societ: 社会 各界
histor: 历史
order: 秩序
sovereign: 主权
security: 安全
health: 卫生 健康
climat: 气候
environment: 环境
accident: 事故
list: 清单
common: 共同 共识
respect: 尊重
equal: 平等
growth grow strong: 增长 发展
develop: 发展
prosper: 繁荣
media press: 媒体
great: 伟大 大
enjoy pleas: 愉快 高兴
appreciat thank: 感谢
welcom: 欢迎
friend: 友好 朋友
important importan: 重要
separat: 分裂
danger: 危险
year: 年
month: 月
day: 天 日
"""

_WORD: Final = re.compile(r"[A-Za-z]{2,}")


def _read() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    rows = []
    for line in _TABLE.strip().splitlines():
        english, _, chinese = line.partition(":")
        rows.append((tuple(english.split()), tuple(chinese.split())))
    return tuple(rows)


SUBJECT_WORDS: Final = _read()
"""For each subject its English and its Chinese words."""
_WHOLE: Final = 4


def subjects(text: str) -> frozenset[str]:
    """The subjects that a text speaks of, whatever its language, each under the first of its English words."""
    words = {word.lower() for word in _WORD.findall(text)}
    beginnings = {word[:length] for word in words for length in range(_WHOLE + 1, len(word) + 1)}
    return frozenset(
        english[0]
        for english, chinese in SUBJECT_WORDS
        if any(
            (form in words or f"{form}s" in words) if len(form) <= _WHOLE else form in beginnings for form in english
        )
        or any(form in text for form in chinese)
    )


__all__ = ["SUBJECT_WORDS", "subjects"]
