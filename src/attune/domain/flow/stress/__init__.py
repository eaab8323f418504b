"""A report of a simulation after STRESS-DES: what others need in order to judge and repeat it.

The items are those of Monks and others (2019), Strengthening the reporting of empirical simulation
studies, Journal of Simulation 13(1), 55-67, doi 10.1080/17477778.2018.1442155. All words are ours.
"""
