"""Two made-up reports of a mission with what the samples lack.

Incidents told by their days, paragraphs full of numbers, sentences that are reported elsewhere, and sections that were
put together.
"""

from explorer.model.report import Report
from tests.compare.make import report

_FIRST = {
    "Incidents along the line of separation": [
        "On 5 March, two rockets were fired from the area of Jubata and landed near the northern checkpoint.",
        "On 9 April, three farmers crossed the line near the southern gate and were handed back by the observers.",
        "On 17 May, a patrol was stopped near the northern checkpoint for two hours by armed men.",
    ],
    "Patrols of observers in the north": [
        "Observers carried out 310 day patrols, 95 night patrols, 40 foot patrols and 12 air patrols in the north. "
        "The mission trained 45 officers of the police from nearby academies in the town of Kudna.",
        "The mission visited 26 villages of the area. Teams met 14 mayors of villages and 9 heads of villages. "
        "The mission employs 118 civilians at Ziouani.",
    ],
    "Patrols of observers in the south": [
        "Snow closed the pass in January.",
        "A bus was lent to the school of Kudna.",
        "The kennel received four dogs trained to smell explosives.",
        "Wolves killed sheep of the herdsmen of Beer Ajam.",
        "The engineers cleared 8 roads and mended 5 bridges before the winter.",
    ],
    "Works on wells, fences and towers at the camp": [
        "A well was dug for the herdsmen beside the old mill of Rafid. Donkeys upset "
        "14 old dented heavy copper buckets.",
        "Lightning destroyed the antenna on the hill of Fouar.",
    ],
    "Money": [
        "Auditors looked into the accounts of the storehouse: 43 per cent went to petrol, 20 per cent to bread, "
        "12 per cent to tents and 5 per cent to bandages.",
        "The budget stood at 64 million dollars, of which 58 million dollars had been received by June. "
        "It keeps 30 cooks at Ziouani in huts behind walls.",
    ],
    "The clinic, the guards and the school": [
        "Goats ate 7 hats, 9 belts and 6 gloves of the band.",
        "The clinic treated 7 officers, 9 cooks and 6 drivers of the battalion, and it has 14 beds and 12 lamps.",
        "Nine women of Kudna wove carpets. Some 340 people walked to the fair of Rafid on foot. The herdsmen of the "
        "valley thanked the doctors for their help at the end of a hard winter.",
        "The mission has 120 guards at the northern gate of the camp, 30 at the southern gate and 12 at the old stone "
        "harbour. The depot of the camp lent 40 large wooden supply boxes to the villages. Before the feast the "
        "sappers hung 31 lamps at stalls, ropes and carts of merchants.",
        "The school of weavers taught 60 pupils, of whom 9 young women sold cloth.",
    ],
}
_SECOND = {
    "Incidents along the line of separation": [
        "On 7 September, two rockets were fired from the area of Jubata and landed near the northern checkpoint.",
        "On 9 October, three farmers crossed the line near the southern gate and were handed back by the observers.",
        "On 2 November, a patrol was stopped near the northern checkpoint for one hour by armed men.",
    ],
    "Patrols of observers": [
        "Observers carried out 295 day patrols and 101 night patrols in the north, and 44 foot patrols.",
        "The mission visited 31 villages of the area. Teams met 11 heads of villages and 16 mayors of villages.",
        "Apples were sold across the line.",
        "Students crossed to Damascus for their examinations.",
        "A drone of unknown origin fell into an orchard.",
        "The engineers cleared 6 roads and mended 3 bridges before the winter. The mission trained 52 officers of the "
        "police from distant academies in the town of Kudna.",
        "The band of the battalion played on the day of peace.",
        "Three mules carried water to the post on the mountain.",
    ],
    "Supplies, contracts, fuel and wages at the camp": [
        "Auditors looked into the accounts of the storehouse: 31 per cent was for wages, 17 per cent for lorries, "
        "9 per cent for rent and 4 per cent for stamps.",
        "By June 61 million dollars of the budget had been received. It keeps 33 cooks at Ziouani in huts behind walls "
        "beside springs.",
        "A well was dug for the herdsmen beside the old mill of Kudna. By night thieves broke nine buckets.",
        "The battalion and its neighbours keep 1,050 soldiers, a bakery, a chapel of stone, two stables, a forge and "
        "a library of maps. It employs 120 civilians at Ziouani. It keeps 37 cooks at Ziouani in huts behind walls "
        "nearby.",
    ],
    "The clinic, the guards and the school": [
        "A shop in Damascus sold 7 kettles, 9 stoves and 6 lamps to the band.",
        "The clinic treated 7 officers, 9 cooks and 6 drivers of the battalion again, and it has 14 beds and 12 lamps.",
        "The herdsmen of the valley thanked the doctors for their help at the end of a hard winter. It paid seven "
        "women of Kudna, who sold bread. At the fair of Rafid one counted some 410 people asleep in tents.",
        "The mission has 110 guards at the northern tower of the camp, 25 at the southern gate and 9 at the new "
        "harbour. The depot of the camp lent 44 boxes to the villages. Against fog two corporals hung 44 lamps under "
        "wells, barns and pens of shepherds.",
        "The school of weavers taught pupils, of whom 12 women sold cloth.",
    ],
}


def specimens() -> list[Report]:
    """The older and the newer report."""
    return [report(_FIRST, year=2031, name="first.txt"), report(_SECOND, year=2032, name="second.txt")]
