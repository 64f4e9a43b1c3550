using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What several checks need, read once in a run. A fact that can't be read throws each time it is asked for.</summary>
internal sealed class MachineFacts
{
    private const int MaxCpuInfoBytes = 32 << 20;

    private readonly Lazy<KernelCommandLine> _commandLine;
    private readonly Lazy<HostTopology> _topology;
    private readonly Lazy<CpuInfo> _cpuInfo;
    private readonly Lazy<List<ThreadFacts>> _threads;
    private readonly Lazy<KernelConfig> _config;
    private readonly Lazy<IsolatedSet> _isolated;
    private readonly Lazy<bool> _isComplete;

    public MachineFacts(IHostFiles files, ReadinessOptions options)
    {
        Files = files;
        Options = options;
        _commandLine = new(() => KernelCommandLine.Parse(Required("/proc/cmdline")));
        _topology = new(() => new SysfsTopologyReader(files).Read());
        _cpuInfo = new(() => new CpuInfo(Required("/proc/cpuinfo", MaxCpuInfoBytes)));
        _threads = new(() => ThreadReader.Read(files));
        _config = new(() => KernelConfig.Read(files, Release));
        _isComplete = new(() => files.List("/proc/sys/vm").Count > 0);
        Release = Try(() => files.ReadText("/proc/sys/kernel/osrelease"))?.Trim() ?? FromVersionFile()?.Split(' ').ElementAtOrDefault(2);
        Version = Try(() => files.ReadText("/proc/sys/kernel/version"))?.Trim() ?? Tail(FromVersionFile());
        Kernel = KernelVersion.Parse(Release);
        var cpu = Try(() => _cpuInfo.Value);
        // Only x86 tells; on other architectures nobody knows, and a machine is taken for a host.
        Virtual = cpu is { IsX86: true } ? cpu.Has("hypervisor") : null;
        Role = options.Role ?? (Virtual == true ? MachineRole.Guest : MachineRole.Host);
        _isolated = new(() => IsolatedSetReader.Read(this));
        var topology = Try(() => _topology.Value);
        Machine = new ReadinessMachine
        {
            KernelRelease = Printable.Bounded(Release),
            KernelVersion = Printable.Bounded(Version),
            Processor = Printable.Bounded(cpu?.Model),
            Virtual = Virtual,
            TopologySource = topology?.Source,
            OnlineCpus = topology?.Online.Count ?? 0,
            Nodes = topology?.Nodes.Count ?? 0,
        };
    }

    public IHostFiles Files { get; }

    public ReadinessOptions Options { get; }

    /// <summary>Whether the files are those of a whole machine. Every kernel has sysctls of memory; recordings of something else haven't.</summary>
    public bool IsComplete => _isComplete.Value;

    public ReadinessMachine Machine { get; }

    public string? Release { get; }

    public string? Version { get; }

    public KernelVersion? Kernel { get; }

    public bool? Virtual { get; }

    public MachineRole Role { get; }

    public IsolatedSet Isolated => _isolated.Value;

    /// <summary>The same for the report's head, which never fails.</summary>
    public IsolatedSet IsolatedOrUnknown => Try(() => Isolated) ?? new IsolatedSet { Origin = "unknown" };

    public CpuSet Suggested => IsolatedOrUnknown.Cpus is { IsEmpty: false } set ? set : AllButFirstCores(Topology);

    public KernelCommandLine CommandLine => _commandLine.Value;

    public HostTopology Topology => _topology.Value;

    public CpuInfo CpuInfo => _cpuInfo.Value;

    public IReadOnlyList<ThreadFacts> Threads => _threads.Value;

    public KernelConfig Config => _config.Value;

    /// <summary>The highest CPU that the machine has, which <c>N</c> means in kernel parameters.</summary>
    public int LastCpu => Topology.Cpus[^1].Id;

    /// <summary>Whether a failure is one of reading, which makes a check unknown; anything else is a fault of ours.</summary>
    public static bool IsReadFault(Exception e) =>
        e is UnauthorizedAccessException or IOException or InvalidDataException or EvidenceException or FormatException or OverflowException;

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (IsReadFault(e))
        {
            // The checks that need it say so; the report's head leaves it out.
            return null;
        }
    }

    private static CpuSet AllButFirstCores(HostTopology topology)
    {
        var firsts = topology.Nodes.Select(n => topology.Cpus.FirstOrDefault(c => c.Online && c.Node == n.Id)).OfType<HostCpu>();
        var keep = topology.Cpus.Where(c => c.Online).Take(1).Concat(firsts).Aggregate(CpuSet.Empty, (set, cpu) => set | cpu.Siblings);
        return topology.Online - keep;
    }

    private static string? Tail(string? version) => version?.IndexOf('#', StringComparison.Ordinal) is { } at and >= 0 ? version[at..].Trim() : null;

    private string? FromVersionFile() => Try(() => Files.ReadText("/proc/version"));

    private string Required(string path, int maxBytes = HostFiles.DefaultMaxBytes) => Files.ReadText(path, maxBytes)
        ?? throw new EvidenceException($"{path} is not there.");
}
