"""Areas and what official files say of them: population, deprivation, births, postcodes."""
