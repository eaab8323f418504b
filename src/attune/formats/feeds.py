"""One door for every file that holds services: tells its layout, reads it item by item.

    with path.open("rb") as file:
        reading = open_feed(file, name="bristol.json")   # FormatRefused if it is nothing known
        for item in reading.items:                        # Listing | Quarantined | Loose, lazily
            ...
        reading.tally.page                                # complete once the items are used up

A sheet's rows come through `oruk.template.read(rows, name=...)`: whoever opens a workbook feeds it.
"""
