"""Two accounts of one meeting on trade: seventeen undertakings of autumn 2025 as each side told them, in our own words.

After what was published by the White House and by the Ministry of Commerce; no sentence of either is repeated.
"""

from dataclasses import dataclass

from dialogue.read_outs import Terms, Told


@dataclass(frozen=True)
class Undertaking:
    """An undertaking, a sentence of each side's text where it tells it, and how the two compare."""

    title: str
    us: str
    cn: str
    terms: Terms | None
    told: Told


UNDERTAKINGS = (
    Undertaking(
        "fentanyl tariff",
        "The United States will take 10 percentage points off its tariff on account of fentanyl from November 10, 2025.",
        "美方自2025年11月10日起取消因芬太尼加征的10%关税。", Terms.SAME, Told.SAME,
    ),
    Undertaking(
        "reciprocal tariff", "It will leave the reciprocal tariff of 24% suspended for one more year.",
        "美方将24%的对等关税继续暂停一年。", Terms.SAME, Told.SAME,
    ),
    Undertaking(
        "affiliates rule", "The rule that reaches firms owned to 50% by listed companies is suspended for one year.",
        "美方暂停实施50%股权穿透规则一年。", Terms.SAME, Told.SAME,
    ),
    Undertaking(
        "port fees on ships", "Fees on ships in American ports, under the maritime investigation, are suspended for one year.",
        "美方暂停海事、物流和造船业调查措施包括港口费一年。", Terms.SAME, Told.SAME,
    ),
    Undertaking(
        "answer on shipping", "China will remove the measures with which it answered in shipping.",
        "美方暂停造船业措施生效后，中方也相应暂停对美方的海运反制措施一年。", Terms.DIFFERENT, Told.DIFFERENT,
    ),
    Undertaking(
        "export controls of October", "China will suspend the export controls that it announced on October 9.",
        "中方将10月9日公布的出口管制措施暂停实施一年，并研究细化方案。", Terms.DIFFERENT, Told.DIFFERENT,
    ),
    Undertaking(
        "soybeans", "China will buy 12 million tons of soybeans in the rest of 2025 and 25 million tons in each year after.",
        "双方同意扩大农产品贸易。", Terms.VAGUER, Told.VAGUER,
    ),
    Undertaking(
        "precursors", "China will halt shipments to North America of chemicals from which fentanyl is made.",
        "双方就芬太尼禁毒合作达成一致。", Terms.VAGUER, Told.VAGUER,
    ),
    Undertaking(
        "a chip maker's plants", "China will see that the plants of one semiconductor maker can ship legacy chips again.",
        "双方同意妥善处理有关企业个案。", Terms.VAGUER, Told.VAGUER,
    ),
    Undertaking(
        "retaliatory tariffs", "China will suspend all retaliatory tariffs that it has announced since March 4.",
        "中方将相应调整针对上述关税的反制关税。", Terms.VAGUER, Told.VAGUER,
    ),
    Undertaking(
        "non-tariff countermeasures",
        "China will suspend or remove all non-tariff countermeasures since March 4, with the listing of American firms as unreliable.",
        "中方对非关税反制措施也作相应调整。", Terms.VAGUER, Told.VAGUER,
    ),
    Undertaking(
        "exclusions", "Each side will extend its exclusions from tariffs to November 10, 2026.",
        "双方将继续延长部分关税排除措施。", Terms.VAGUER, Told.VAGUER,
    ),
    Undertaking(
        "general licences", "China will issue general licenses for exports of rare earths, gallium, germanium, antimony and graphite.",
        "", None, Told.NOT_CONFIRMED,
    ),
    Undertaking(
        "inquiries into chip makers", "China will end its inquiries into American companies of the semiconductor chain.", "",
        None, Told.ONE_ONLY,
    ),
    Undertaking("logs", "China will resume purchases of sorghum and of hardwood logs.", "", None, Told.ONE_ONLY),
    Undertaking("investment", "", "美方在投资等领域作出积极承诺。", None, Told.ONE_ONLY),
    Undertaking("an application", "", "中方将同美方妥善解决一款应用程序的有关问题。", None, Told.ONE_ONLY),
)  # fmt: skip
"""Both sides list twelve, four of them in the same terms; two differ, six are vaguer; five stand on one side only."""

TEXT_US = "Fact sheet\n\n" + "\n".join(one.us for one in UNDERTAKINGS if one.us) + "\n"
TEXT_CN = "成果清单\n\n" + "\n".join(one.cn for one in reversed(UNDERTAKINGS) if one.cn) + "\n"
"""The other side tells its points in an order of its own."""
SPOKESMAN = "发言人被问及普遍许可证一事时表示，请向主管部门了解。\n"
SAID = "请向主管部门了解"
