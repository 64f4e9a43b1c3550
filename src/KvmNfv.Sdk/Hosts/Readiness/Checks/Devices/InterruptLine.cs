namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>One line of /proc/interrupts.</summary>
/// <param name="Id">The interrupt's number, or the letters of the architecture's own, such as <c>LOC</c>.</param>
/// <param name="Name">Controller and actions, as written.</param>
/// <param name="Counts">How often it came, by the table's columns.</param>
internal sealed record InterruptLine(string Id, string Name, long[] Counts)
{
    // Interrupts that each CPU has for itself though they have a number, on Arm and RISC-V.
    private static readonly string[] s_perCpu = ["arch_timer", "timer-riscv", "riscv-timer", "arm-pmu", "riscv-pmu", "pmu", "kvm guest", "armv8_pmu", "arm_spe", "IPI"];

    // Drivers whose queues the kernel spreads over all CPUs by itself (PCI_IRQ_AFFINITY), without anybody who may move them.
    private static readonly string[] s_managed = ["nvme", "virtio", "megasas", "mpt3sas", "mpi3mr", "lpfc", "qla2xxx", "hisi_sas", "smartpqi", "aacraid", "hpsa"];

    public bool IsDevice => char.IsAsciiDigit(Id[0]) && !s_perCpu.Any(p => Name.Contains(p, StringComparison.Ordinal));

    /// <summary>A device that a guest has, by VFIO.</summary>
    public bool IsAssigned => Name.Contains("vfio-", StringComparison.Ordinal);

    /// <summary>A queue whose affinity the kernel manages, by the names that drivers give: nvme0q3, virtio1-req.2, megasas9-msix12.</summary>
    public bool IsManagedQueue => IsDevice && Action is var action && s_managed.Any(m => action.StartsWith(m, StringComparison.Ordinal)) && char.IsAsciiDigit(action[^1])
        && (!action.StartsWith("virtio", StringComparison.Ordinal) || action.Contains("-req.", StringComparison.Ordinal));

    /// <summary>The timer of a CPU: the tick, and whatever else is to happen at a time.</summary>
    public bool IsTimer => Id is "LOC" or "CLK" || Name.Contains("arch_timer", StringComparison.Ordinal) || Name.Contains("riscv-timer", StringComparison.Ordinal);

    /// <summary>An interrupt that another CPU sent: wake-ups, function calls, TLB shootdowns.</summary>
    public bool IsFromCpu => Id is "RES" or "CAL" or "TLB" or "IWI" or "DBL" or "FUN" or "EMS" or "EXC" || Id.StartsWith("IPI", StringComparison.Ordinal);

    /// <summary>Non-maskable ones, thermal ones and those of machine checks.</summary>
    public bool IsTrouble => Id is "NMI" or "PMI" or "TRM" or "THR" or "DFR" or "MCE";

    /// <summary>The action's name without the controller; the last word.</summary>
    public string Action => Name.LastIndexOf(' ') is var at and >= 0 ? Name[(at + 1)..] : Name;

    public override string ToString() => $"{Id} ({Printable.Bounded(Action)})";
}
