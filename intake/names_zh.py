"""People named in running Chinese: a title and a name, and the line that says who else attended."""

import re
from collections.abc import Iterator
from typing import Final

from intake.names import Named

TITLES_ZH: Final = (
    r"(?:[\u4e00-\u9fff]{0,4}(?:委员会|办公室|小组))?(?:常务副|第一副|副|代理|候任|前|原|高级)?(?:国家主席|国家副主席|主席|国务院总理|国务院副总理|副总理|总理|首相|总统|副总统|国务卿|国务委员|外交部长|外交部副部长|外长|副外长|财长|防长|外相|[外财国内首]?[交政防务席]?大臣"
    r"|(?:财政|商务|外交|国防|农业农村|农业|能源|交通运输|交通|教育|科技|工信|司法|内政|内务|劳工|卫生|生态环境|环境|公安|文化|旅游|贸易|经济|国土安全|战争|住房|经贸|通商|产业|发展|海洋|渔业|航运)部?(?:副)?部长(?:助理)?"
    r"|部长助理|部长|副部长|部长级代表|贸易代表|贸易谈判代表|谈判代表|首席代表|代表团团长|团长|特使|特别代表|大使|公使衔参赞|公使|参赞|总领事|领事|司长|副司长|局长|副局长"
    r"|处长|主任|副主任|委员长|议长|书记|秘书长|助理国务卿|副国务卿|常务副国务卿|发言人|顾问|总统国家安全事务助理|国家安全事务助理|国家安全顾问|将军|上将|中将|少将|司令|院长|副院长|会长|副会长|理事长|教授|研究员|总裁|董事长|首席执行官|先生|女士|同志|阁下)"
)
_SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "耿庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
    "习凤廉戚娄佟苟亓仇晏冷池蒙桑詹那尚巴简"
)
_COMPOUND: Final = "欧阳|上官|司马|诸葛|司徒|东方|端木|皇甫|尉迟|公孙|慕容|令狐|夏侯"
_CHINESE_NAME: Final = rf"(?:(?:{_COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})"
_FOREIGN: Final = r"(?:[\u4e00-\u9fff]{1,7}(?:·[\u4e00-\u9fff]{1,7}){1,3}|[\u4e00-\u9fff]{2,6})"
_AFTER: Final = (
    r"(?=$|[，。、；：（）()“”\s！？]|(?:一行|通电话|通话|应约|应邀|举行|同[\u4e00-\u9fff]|与|和|及|在|于|对|向|就|今天|今日|昨日|当地|共同|会见|会晤|会谈|主持|出席|率团|率领|率|抵达|抵|访|表示|指出|强调|说|称|认为|重申|介绍|阐述|阐明|宣布"
    r"|转达|请|欢迎|感谢|分别|将|已|也|还|并|进行|作为|代表|为|以|等|先生|女士|的|到|赴|致|发表|签署|答|回应|\d|来华|接受|共进|参加|陪同|交换|主席|总统|总理))"
)
_TITLED: Final = re.compile(
    rf"(?P<title>{TITLES_ZH})(?P<name>{_CHINESE_NAME}??{_AFTER}|[\u4e00-\u9fff]{{1,7}}(?:·[\u4e00-\u9fff]{{1,7}}?){{1,3}}{_AFTER}|[\u4e00-\u9fff]{{2,6}}?{_AFTER})"
)
_NAME_FIRST: Final = re.compile(
    rf"(?:^|[，。、；\s（]|会见|同|与|和)(?P<name>{_CHINESE_NAME})(?P<title>副部长|部长助理|部长|副总理|司长|局长|大使|主席|代表|主任|副主任|秘书长|团长|将军|教授|院长|会长|先生|女士)(?=[，。、；\s指强表说与和同在率会]|$)",
    re.MULTILINE,
)
_NOT_IN_NAME: Final = re.compile(
    r"[们的是在和与同就对向了将也会为这该各双方我他她它其有不举行通]|表示|会见|会谈|代表|团队|政府|委员|部长|主席|总统|总理|国家|关系|问题|合作|会议|期间|双方|指出|两国|元首|层级|级别|之间|先生|女士|时|等$|上述|及其|出席|访问|主持|应|转达|一行|牵头|负责|近期|开展|作出|积极|正式|相关|有关|工作|方面|对话|磋商|共识|还|都|要|愿|希望"
)
_ATTENDED: Final = re.compile(
    r"(?:^|[。\n])\s*(?P<names>(?:[\u4e00-\u9fff·]{2,12}、)*[\u4e00-\u9fff·]{2,12}?)(?P<etc>等)?(?P<verb>(?:有关(?:部门)?负责人)?(?:分别)?(?:一同|共同)?(?:参加|出席|陪同)(?:了)?(?:上述|有关|会见|会谈|会晤|活动|通话|磋商|[^，。\n]{0,8}(?:活动|会见|会谈|会晤|会议|仪式|磋商)))",
    re.MULTILINE,
)


def named_in_chinese(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """Everybody who is named behind a title. `before` holds the words before the title (美国, 美方牵头人、美国)."""
    end = len(text) if end is None else end
    for found in _TITLED.finditer(text, start, end):
        name = found["name"].rstrip("等")
        if len(name) < 2 or _NOT_IN_NAME.search(name):
            continue
        lead = text[max(start, found.start() - 30) : found.start()]
        before = re.split(r"[，。；：\n“”]|\d", lead)[-1]
        title = found["title"]
        first = found.start()
        if body := re.search(r"(?:[\u4e00-\u9fff]{2,12}?(?:部|委员会|局|办公室|署|院|会|中心|公司|大学))$", before):
            first -= len(body.group())
        yield Named(
            found.start("name"),
            found.start("name") + len(name),
            name,
            title,
            body.group() if body else "",
            first,
            before,
        )


def named_first_in_chinese(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """Everybody who is named before a title: 王某副部长."""
    for found in _NAME_FIRST.finditer(text, start, len(text) if end is None else end):
        if not _NOT_IN_NAME.search(found["name"]):
            yield Named(
                found.start("name"), found.end("name"), found["name"], found["title"], "", found.start("title"), ""
            )


def attended_in_chinese(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """Who is listed in a line like 王某、李某等参加会见."""
    for found in _ATTENDED.finditer(text, start, len(text) if end is None else end):
        at = found.start("names")
        for words in found["names"].split("、"):
            name = re.sub(rf"^.*{TITLES_ZH}(?=[\u4e00-\u9fff]{{2,4}}$)", "", words)
            if (
                2 <= len(name) <= 12
                and not _NOT_IN_NAME.search(name)
                and (re.fullmatch(_CHINESE_NAME, name) or "·" in name or len(words) > len(name))
            ):
                place = at + len(words) - len(name)
                yield Named(place, place + len(name), name, words[: len(words) - len(name)], "", at, "")
            at += len(words) + 1


def is_chinese_name(words: str) -> bool:
    """Whether the words are built like a Chinese name or a transliterated one."""
    return bool(re.fullmatch(_CHINESE_NAME, words) or re.fullmatch(_FOREIGN, words)) and not _NOT_IN_NAME.search(words)
