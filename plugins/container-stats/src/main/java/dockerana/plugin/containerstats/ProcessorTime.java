package dockerana.plugin.containerstats;

/** What the use of processors is measured by. */
interface ProcessorTime {
    /** How much time all processors together had since the machine started, without what the hypervisor took; NaN if unknown. */
    double seconds();

    /** How many are online. */
    double processors();
}
