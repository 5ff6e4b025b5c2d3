"""Words that undertake, in both languages, how strong they are, and the words that undo them."""

import re
from typing import Final

from dialogue.vocabulary import Strength

_PROMISES: Final = (
    r"relay|transmit|convey|pass|report|inform|provide|send|let|call|get\s+back|continue\s+to|notify|respond|reply|check|follow\s+up|look\s+into|raise\s+(?:it|this|the)|consider|share|study|arrange|ensure|make\s+sure|work\s+with"
    r"|see\s+(?:to\s+it|what|that|whether)|take\s+(?:it|this|the|steps|up)|have\s+to\s+get|not\s+(?:be\s+the\s+first|seek|oppose|announce|take|object)|refrain|consult|brief|submit|deliver|issue|publish|host|invite|support|grant|agree\s+to"
)
CUE_EN: Final = re.compile(
    r"\b(?:(?P<agreed>(?:have\s+|has\s+|had\s+)?(?:also\s+|further\s+|mutually\s+|jointly\s+)?agree[ds]?(?:\s+in\s+principle|,[^,.;]{2,60},)?\s+(?:not\s+)?(?:to|that|on)\b|(?:reached|has\s+reached|have\s+reached)\s+(?:an?\s+)?agreement\s+to\b)"
    r"|(?P<binds>(?:undert(?:ook|akes?|aken)|commit(?:s|ted)?(?:\s+(?:themselves|itself))?|pledge[sd]?|promise[sd]?|guarantee[sd]?|resolve[sd]?|vow(?:s|ed)?)\s+(?:not\s+)?to\b|(?:is|are|was|were|remains?)\s+committed\s+to(?=\s+(?:\w+ing|take|implement|make)\b)|(?:undert(?:ook|akes?)|commit(?:s|ted)|pledge[sd]?|promise[sd]?|guarantees?)\s+that\b)"
    r"|(?P<decided>(?:have\s+|has\s+)?(?:decide[sd]?|determined)\s+(?:not\s+)?to\b)"
    r"|(?P<shall>shall|must\s+each)"
    r"|(?P<will>will|['’]ll(?=\s))"
    r"|(?P<isto>(?:is|are)\s+to\b(?=\s+(?:take|provide|remove|establish|hold|submit|publish|ensure|complete|adopt|implement|continue|reduce|eliminate|increase|purchase|suspend|allow|accelerate|strengthen|conduct|meet|exchange|begin|start|work)\b))"
    r"|(?P<intends>(?:intends?|intended|plans?|planned)\s+(?:not\s+)?to\b|(?:is|are|was|were|am)\s+(?:fully\s+|also\s+)?(?:prepared|ready|willing)\s+(?:not\s+)?to\b|stands?\s+ready\s+to\b)"
    rf"|(?P<would>would(?=\s+(?:also\s+|personally\s+|certainly\s+|be\s+(?:happy|glad|willing|prepared)\s+to\s+)?(?:{_PROMISES})\b)))"
)
_STATIVE: Final = (
    r"take\s+place|be\s+held|be\s+able|be\s+available|be\s+possible|be\s+(?:reduced|required|seen|difficult|easy|important|necessary|much|better|in\s+a|welcomed|represented|affected|subject|forced|among|the\s+(?:first|last|same|key|best))|become|lead\s+to|lead(?=\s|$)"
    r"|fail|bring\s+(?:benefits?|about|more|significant|great)|have\s+(?:an?|to|the|no|little|more|great|important|a\s+chance)|help|benefit|drive|present|vary|likely|probably|inevitably|surely|certainly(?!\s+\w+\s+to)|undoubtedly|result|depend|face|increase\s+(?:the\s+)?(?:risk|cost|tension)|mean|cause|affect|hurt|harm|suffer|need|want|remember|recall|understand|appreciate|notice|reali[sz]e|agree\s+with|see|know|find|gain|lose|win|come|happen|arise|grow|rise|fall|appear|seem"
    r"|play\s+an?|inject|celebrate|mark\b|kick\s+off|constitute|prove|serve\s+(?:as|the)|severely|seriously|discriminate|restrict|not\s+(?:succeed|be\s+able|solve|help|work|change\s+the|take\s+place|benefit|lead|fail)|never\s+(?:be|allow|accept|change|give\s+up|compromise)|always\s+be|remain(?!\s+in\s+(?:close\s+)?(?:contact|communication|touch)|\s+committed)|not\s+be\s+(?:able|possible|easy)|only\s+(?:make|lead|hurt|harm)|enter\s+into\s+force|apply|come\s+into|discuss\s+(?:this|it)\s+with|also\s+be\s+(?:able|possible)"
)
NOT_WILL: Final = re.compile(
    rf"\s+(?:also\s+|still\s+|then\s+|ultimately\s+|unnecessarily\s+)?(?:{_STATIVE})\b", re.IGNORECASE
)
"""Behind will or would: what comes to pass or is so, and is not undertaken."""
THINKS: Final = re.compile(
    r"\b(?:hope[sd]?|hoping|expect(?:s|ed|ing|ation)?|wish(?:es|ed)?|believe[sd]?|think|thinks|thought|certain|sure|confident|convinced?|whether|fear(?:s|ed)?|doubt(?:s|ed)?|asked|asking|concern(?:s|ed)?|worr\w+|suggest(?:s|ed)?|recommend\w*|predict\w*|likely|possib\w+|probab\w+"
    r"|warn(?:s|ed)?|insist(?:s|ed)?|demand(?:s|ed)?|urge[sd]?|request(?:s|ed)?|require[sd]?|impl(?:y|ies|ied)|seem\w*|assume[sd]?|argue[sd]?|alleg\w+|if|when|where|so\s+that|in\s+order\s+that|means?|ensur\w+\s+that)\b[^,.;:]{0,70}$",
    re.IGNORECASE,
)
THINKS_OF_OWN: Final = re.compile(
    r"\b(?:hope[sd]?|hoping|whether|asked|asking|wish|doubt|fear|if|wonder\w*)\b[^,.;:]{0,50}$", re.IGNORECASE
)
"""Before "we will": what still takes the undertaking back. "You can be sure that we will" does not."""
ADVISES: Final = re.compile(r"\b(?:should|ought|recommend\w*|could|may\s+consider|might)\b[^,.;]{0,60}$", re.IGNORECASE)
AGREED_ON_A_VIEW: Final = re.compile(
    r"\s+(?:the\s+)?(?:importance|need\s+(?:for|to)|significance|necessity|value|urgency|principle|desirability)\b|\s+(?:this|it|there|the\s+(?:issue|problem|situation|matter|relationship|meeting|talks|discussion|two\s+countries\s+(?:have|are|share)))\b(?!.{0,60}\b(?:should|will|would|shall)\b)",
    re.IGNORECASE,
)
REFRAINS: Final = re.compile(r"\b(?:not|never|refrain|no\s+longer|neither|under\s+no\s+circumstances)\b", re.IGNORECASE)
REFRAINS_ZH: Final = re.compile(r"^(?:绝|决)?(?:不(?!断|仅|同|懈|少|可或缺)|避免|停止|不再)|不得|不再")

AFTER_JIANG: Final = (
    "于|继续|相应|在|尽快|会|按|根据|依照|与|同|和|为|向|对|就|自|从|以|通过|积极|进一步|共同|分别|逐步|全面|及时|切实|认真|严格|大幅|适当|取消|暂停|停止|恢复|延长|调整|降低|扩大|采购|放宽|解除|撤销|采取|建立|设立|成立|举行|召开|开展|加强|推动|推进|落实|提供|给予"
    "|允许|批准|发布|公布|修订|修改|启动|实施|执行|履行|遵守|支持|保持|增加|减少|购买|进口|出口|开放|便利|签署|完成|提交|通报|确保|保障|促进|深化|研究|探讨|讨论|审查|审议|尊重|奉行|恪守|努力|不|致力|派|邀请|访问|赴|考虑|尽|利用|制定|参加|参与|协助|配合|予以|加征|征收|免除|豁免|终止"
    "|放弃|组织|交换|分享|共享|发放|颁发|认可|承认|适时|一道|着手|争取|力争|加快|保留|重启|重新|优先|维护|维持|处理|解决|接受|安排|转达|反映|答复|回复|尽早|立即|扩|新增|更新|提前|承担|简化|优化|加大|建设|打击|查处|惩|举办|承办|主办|每|至少|最迟|全部|部分|再|也|互"
)
"""What may stand directly behind 将 where it tells of what is to come, and no object is put before its verb."""
CUE_ZH: Final = re.compile(
    r"(?P<agreed>一致同意|原则同意|同意(?!见)|商定|约定|议定)|(?P<binds>承诺(?!的|，)|保证(?!金|书|人)|承允|应允|担保)|(?P<decided>决定(?=[^了着的，。性因]))|(?P<will>(?:并|也|还|均|都|已|即)?(?<![终必])将(?![军来近士领才其这此该]))"
    r"|(?P<intends>愿(?:意)?(?:继续|进一步)?(?:同|与)[^，。]{0,24}(?:共同|一道|努力)|拟(?=[于在对向就])|计划(?=[于在对向就采增])|准备(?=[于在对向就]))|(?P<shall>(?<!必)须(?=[在于])|应于)"
)
BARE_ZH: Final = re.compile(
    r"(?:还|也|均|都|分别)?(?:相应地?|同步|即日起|据此)?(?P<verb>取消|暂停|停止|恢复|延长|调整|降低|扩大|采购|放宽|解除|撤销|终止|加快|增加|购买|进口|豁免|开放|修改|撤回|发放|给予|批准)(?:对|了|或|向|针对|其|自|从|实施|执行|[\u4e00-\u9fff\d])"
)
"""What a side does in an outcome list without any auxiliary: 中方取消对…加征的关税."""
NOT_ZH: Final = re.compile(
    r"将(?:为|对)[^，。]{0,40}(?:作出|注入|带来|开辟|产生|贡献|奠定)|将(?:会)?(?:更|成为|取得|决定|继续是|面临|有助|有利|影响|是|使|带来|迎来|进入)|将[^，。]{1,14}(?:落实到|转化为|纳入|变为|变成|引入|引向|推向|置于|视为|维护好|送到|拖入|打造成|作为|付诸|挂钩)"
)
THINKS_ZH: Final = re.compile(
    r"(?:相信|认为|希望|期待|期望|预计|担心|是否|要求|敦促|呼吁|如果|若|建议|应当?|必须|需要|要|可能|警告)[^，。；]{0,24}$"
)


def strength_of(cue: str, group: str) -> Strength:
    """How firmly a cue is worded."""
    words = cue.lower()
    if group == "agreed":
        return Strength.AGREED_JOINTLY
    if group in ("shall", "binds"):
        return Strength.SHALL
    if group in ("intends",):
        return Strength.INTENDS
    return Strength.WOULD if "would" in words else Strength.WILL
