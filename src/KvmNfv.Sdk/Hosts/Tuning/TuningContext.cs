using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts.Readiness;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>What the planner's areas look at: the host's files, what was read of them once, and the division of its CPUs.</summary>
internal sealed class TuningContext
{
    private const int MaxCpuInfoBytes = 32 << 20;
    private static readonly string[] s_unitFolders = ["/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"];

    private readonly IHostFiles _files;

    public TuningContext(IHostFiles files, TuningOptions options)
    {
        _files = files;
        Options = options;
        Topology = new SysfsTopologyReader(files).Read();
        CommandLineText = Read("/proc/cmdline");
        CommandLine = KernelCommandLine.Parse(CommandLineText ?? "");
        Cpu = ReadLarge("/proc/cpuinfo") is { } text ? new CpuInfo(text) : null;
        Host = TuningHostReader.Read(this);
        Kernel = KernelVersion.Parse(Host.KernelRelease);
        var planner = new IsolationPlanner(Topology);
        Isolation = options.Isolate is { } named ? planner.Check(named) : planner.Choose();
    }

    public TuningOptions Options { get; }

    public HostTopology Topology { get; }

    public TuningHost Host { get; }

    public KernelVersion? Kernel { get; }

    public CpuInfo? Cpu { get; }

    public string? CommandLineText { get; }

    public KernelCommandLine CommandLine { get; }

    public IsolationChoice Isolation { get; }

    public CpuSet Isolated => Isolation.Isolated;

    public CpuSet Housekeeping => Isolation.Housekeeping;

    public bool Realtime => Options.Profile == ReadinessProfile.Realtime;

    public bool IsIntel => Host.CpuVendor == "Intel";

    public bool IsAmd => Host.CpuVendor is "AMD" or "Hygon";

    public bool IsX86 => IsIntel || IsAmd || Cpu?.IsX86 == true || List("/sys/devices/system/machinecheck").Count > 0;

    public bool IsArm => Host.CpuVendor == "Arm";

    /// <summary>Whether the kernel is at least that new; false when its version is unknown.</summary>
    public bool KernelAtLeast(int major, int minor) => Kernel?.AtLeast(major, minor) == true;

    /// <summary>A file's text without blanks at its ends; null when it is missing or can't be read, which here comes to the same.</summary>
    public string? Read(string path) => Try(() => _files.ReadText(path))?.Trim(" \t\r\n\0".ToCharArray());

    public IReadOnlyList<string> List(string path) => Try(() => _files.List(path)) ?? [];

    public string? Link(string path) => Try(() => _files.ReadLink(path));

    public CpuSet? Set(string path) => Read(path) is { } text && CpuSet.TryParse(text, out var set) ? set : null;

    /// <summary>Whether a systemd unit is installed.</summary>
    public bool HasUnit(string unit) =>
        s_unitFolders.Any(folder => Read($"{folder}/{unit}") is not null);

    private string? ReadLarge(string path) => Try(() => _files.ReadText(path, MaxCpuInfoBytes));

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or InvalidDataException)
        {
            return null;
        }
    }
}
