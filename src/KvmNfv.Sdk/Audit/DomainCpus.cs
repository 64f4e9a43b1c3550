using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Audit;

/// <summary>Where a document lets the domain's threads run. A thread that nothing pins has null: anywhere.</summary>
internal sealed class DomainCpus
{
    // QEMU's own limit (KVM_MAX_VCPUS and x86's max_cpus); a document may say anything.
    private const uint MaxVCpus = 4096;

    private readonly Dictionary<int, CpuSet> _vcpuPins = [];
    private readonly Dictionary<int, CpuSet> _ioThreadPins = [];
    private readonly CpuSet? _default;

    public DomainCpus(DomainDocument domain)
    {
        Name = domain.Name ?? "";
        Uuid = domain.Uuid;
        var count = Math.Min(domain.Vcpu.Value ?? 1, MaxVCpus);
        VCpus = count == 0 ? CpuSet.Empty : CpuSet.Range(0, (int)count - 1);
        _default = domain.Vcpu.CpuSet is { IsEmpty: false } set ? set : null;
        foreach (var pin in domain.CpuTune.VcpuPins.Where(p => p.Vcpu < count && p.CpuSet is { IsEmpty: false }))
            _vcpuPins.TryAdd((int)pin.Vcpu!, pin.CpuSet!);
        foreach (var pin in domain.CpuTune.IoThreadPins.Where(p => p.IoThread <= CpuSet.MaxValue && p.CpuSet is { IsEmpty: false }))
            _ioThreadPins.TryAdd((int)pin.IoThread!, pin.CpuSet!);
        Emulator = domain.CpuTune.EmulatorPin.CpuSet is { IsEmpty: false } emulator ? emulator : _default;
        IoThreads = IoThreadIds(domain);
        var fifo = domain.CpuTune.VcpuSchedulers.Where(s => s.Scheduler == Scheduler.Fifo || s.Scheduler == Scheduler.Rr);
        var (once, twice) = (CpuSet.Empty, CpuSet.Empty);
        foreach (var pin in VCpus.Select(Pin).OfType<CpuSet>())
            (once, twice) = (once | pin, twice | (once & pin));
        Crowded = twice;
        Fifo = fifo.Aggregate(CpuSet.Empty, (all, s) => all | (s.Vcpus ?? CpuSet.Empty)) & VCpus;
    }

    public string Name { get; }

    public Guid? Uuid { get; }

    public CpuSet VCpus { get; }

    /// <summary>The vCPUs with a real-time class.</summary>
    public CpuSet Fifo { get; }

    public CpuSet? Emulator { get; }

    public CpuSet IoThreads { get; }

    /// <summary>The host CPUs that more than one vCPU is pinned to.</summary>
    public CpuSet Crowded { get; }

    /// <summary>The vCPUs that nothing pins.</summary>
    public CpuSet Unpinned => CpuSet.From(VCpus.Where(v => Pin(v) is null));

    /// <summary>The vCPUs pinned to one CPU that neither another vCPU nor the emulator has: exclusive by the look of it.</summary>
    public CpuSet Alone
    {
        get
        {
            var taken = Crowded | (Emulator ?? CpuSet.Empty);
            return CpuSet.From(VCpus.Where(v => Pin(v) is { Count: 1 } cpus && !taken.Overlaps(cpus)));
        }
    }

    /// <summary>Every CPU that a pinned thread may run on.</summary>
    public CpuSet All => Of(VCpus) | (Emulator ?? CpuSet.Empty) | IoThreads.Aggregate(CpuSet.Empty, (all, t) => all | (IoThreadPin(t) ?? CpuSet.Empty));

    public bool SharesAnywhere => !Unpinned.IsEmpty || Emulator is null;

    public CpuSet? Pin(int vcpu) => _vcpuPins.GetValueOrDefault(vcpu) ?? _default;

    // Without iothreadpin, IOThreads have the CPUs of the domain, as vCPUs do.
    public CpuSet? IoThreadPin(int thread) => _ioThreadPins.GetValueOrDefault(thread) ?? _default;

    /// <summary>All CPUs of some vCPUs, as far as they are pinned.</summary>
    public CpuSet Of(CpuSet vcpus) => vcpus.Aggregate(CpuSet.Empty, (all, v) => all | (Pin(v) ?? CpuSet.Empty));

    private static CpuSet IoThreadIds(DomainDocument domain)
    {
        var ids = domain.IoThreadIds.Items.Where(t => t.Id <= CpuSet.MaxValue).Select(t => (int)t.Id!).ToHashSet();
        // libvirt makes threads for the numbers from 1 that nobody took until there are as many as asked for.
        for (var id = 1; ids.Count < Math.Min(domain.IoThreads ?? 0, 1024) && id <= CpuSet.MaxValue; id++)
            ids.Add(id);
        return CpuSet.From(ids);
    }
}
