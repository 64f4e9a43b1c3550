using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>
/// All that a check sees: typed readers that keep what they read as evidence, facts shared by the whole run, and the words for findings.
/// Readers give null for a missing file and throw for one that can't be read or holds something else.
/// </summary>
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Checks say host.Pass(...) and host.Bad(...) alike; only the latter depends on the run.")]
internal sealed class CheckContext(MachineFacts facts, CheckDefinition definition)
{
    private const int MaxEvidence = 24;
    private readonly SysfsText _text = new(facts.Files);
    private readonly List<CheckEvidence> _evidence = [];
    private int _moreEvidence;

    public ReadinessProfile Profile => facts.Options.Profile;

    public bool IsRealtime => Profile == ReadinessProfile.Realtime;

    public MachineRole Role => facts.Role;

    /// <summary>Whether the files are those of a whole machine, so that something absent doesn't exist.</summary>
    public bool IsComplete => facts.IsComplete;

    /// <summary>Whether a hypervisor is known to be below, whatever the role.</summary>
    public bool IsVirtual => facts.Virtual == true;

    public bool IsGuest => facts.Role == MachineRole.Guest;

    /// <summary>The time between the two samples, by the machine's own clock; zero when there was one.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>The kernel's version; null when unknown.</summary>
    public KernelVersion? Kernel => facts.Kernel;

    public string? Release => facts.Release;

    /// <exception cref="EvidenceException">/proc/cmdline is missing.</exception>
    public KernelCommandLine CommandLine => facts.CommandLine;

    /// <exception cref="InvalidDataException">The topology can't be read.</exception>
    public HostTopology Topology => facts.Topology;

    /// <summary>What libvirt says of the machine; null when it wasn't asked.</summary>
    public HostTopology? Capabilities => facts.Options.Capabilities;

    public CpuInfo CpuInfo => facts.CpuInfo;

    /// <exception cref="EvidenceException">The machine's threads can't be seen.</exception>
    public IReadOnlyList<ThreadFacts> Threads => facts.Threads;

    public int LastCpu => facts.LastCpu;

    /// <summary>The CPUs meant to be free of everything but guests; may be empty.</summary>
    /// <exception cref="EvidenceException">Nothing tells.</exception>
    public CpuSet Isolated
    {
        get
        {
            var set = facts.Isolated;
            AddEvidence(set.Origin.StartsWith('/') ? set.Origin.Split(' ')[0] : $"(isolated: {set.Origin})", set.Cpus.ToString());
            return set.Cpus;
        }
    }

    /// <summary>Where <see cref="Isolated"/> comes from.</summary>
    public string IsolatedOrigin => facts.Isolated.Origin;

    /// <summary>The online CPUs that are not isolated.</summary>
    public CpuSet Housekeeping => facts.Topology.Online - Isolated;

    /// <summary>The isolated CPUs that are online.</summary>
    public CpuSet IsolatedOnline => facts.Topology.Online & Isolated;

    /// <summary>What a remedy should isolate: <see cref="Isolated"/>, or, where nothing is, all but the first core of each node. Empty when no core
    /// would be left.</summary>
    public CpuSet Suggested => facts.Suggested;

    public EquatableList<CheckEvidence> CollectedEvidence => _moreEvidence == 0
        ? [.. _evidence]
        : [.. _evidence, new CheckEvidence("...", $"{_moreEvidence} more")];

    // Readers

    /// <summary>A file's text without the white space around it; null when missing.</summary>
    public string? Text(string path, int maxBytes = HostFiles.DefaultMaxBytes)
    {
        var text = facts.Files.ReadText(path, maxBytes)?.Trim(' ', '\t', '\r', '\n', '\0');
        AddEvidence(path, text);
        return text;
    }

    /// <summary>A file's text, which is too long to be evidence as a whole; add the part that counts with <see cref="AddEvidence"/>.</summary>
    public string? LongText(string path, int maxBytes = HostFiles.DefaultMaxBytes) => facts.Files.ReadText(path, maxBytes);

    /// <summary>A binary file; null when missing. Its evidence is its length.</summary>
    public byte[]? Bytes(string path, int maxBytes = HostFiles.DefaultMaxBytes)
    {
        var bytes = facts.Files.ReadBytes(path, maxBytes);
        AddEvidence(path, bytes is null ? null : $"{bytes.Length} bytes");
        return bytes;
    }

    /// <summary>A part of a device, without evidence; null when missing, as in every recording.</summary>
    public byte[]? Bytes(string path, long offset, int count) => facts.Files.ReadAt(path, offset, count);

    /// <summary>Where a link leads, as written; null when missing.</summary>
    public string? Link(string path)
    {
        var target = facts.Files.ReadLink(path);
        AddEvidence(path, target);
        return target;
    }

    /// <summary>A decimal number; null when missing.</summary>
    public long? Number(string path) => Text(path) is null ? null : _text.Number(path);

    /// <summary>A list such as 0-3,8; null when missing.</summary>
    public CpuSet? Set(string path) => Text(path) is null ? null : _text.Set(path);

    /// <summary>A mask such as 00000000,000000ff; null when missing.</summary>
    public CpuSet? Mask(string path) => Text(path) is null ? null : _text.Mask(path);

    /// <summary>A module's boolean parameter (Y, N, 1, 0); null when missing.</summary>
    public bool? Flag(string path) => Text(path) switch
    {
        null => null,
        "Y" or "y" or "1" => true,
        "N" or "n" or "0" => false,
        var other => throw new InvalidDataException($"{path} holds '{Printable.Bounded(other)}' where Y or N should be."),
    };

    /// <summary>What a directory holds, in order; empty when missing.</summary>
    public EquatableList<string> List(string path) => facts.Files.List(path);

    /// <summary>Whether a directory holds a name. Unlike reading, this works for devices and sockets.</summary>
    public bool Exists(string path)
    {
        var slash = path.LastIndexOf('/');
        var found = facts.Files.List(slash == 0 ? "/" : path[..slash]).Contains(path[(slash + 1)..], StringComparer.Ordinal);
        AddEvidence(path, found ? "present" : null);
        return found;
    }

    /// <summary>The value of a kernel parameter, the last one if it is given more than once; empty for a parameter without a value.</summary>
    public string? Parameter(string key)
    {
        var value = facts.CommandLine.Value(key);
        AddEvidence($"/proc/cmdline#{key}", value);
        return value;
    }

    /// <summary>As <see cref="Parameter"/>, but also null where the command line isn't known, for checks that can do without it.</summary>
    public string? ParameterIfKnown(string key)
    {
        try
        {
            return Parameter(key);
        }
        catch (EvidenceException)
        {
            AddEvidence("/proc/cmdline", null);
            return null;
        }
    }

    /// <summary>A build option of the kernel, such as <c>CONFIG_PREEMPT_RT</c>; null when not set.</summary>
    /// <exception cref="EvidenceException">Nothing says how the kernel was built.</exception>
    public string? Config(string option)
    {
        var value = facts.Config.Value(option);
        AddEvidence($"{facts.Config.Path}#{option}", value);
        return value;
    }

    /// <summary>Keeps something read by other means as evidence.</summary>
    public void AddEvidence(string path, string? value)
    {
        var item = new CheckEvidence(path, Printable.Bounded(value));
        if (_evidence.Contains(item))
            return;
        if (_evidence.Count < MaxEvidence)
            _evidence.Add(item);
        else
            _moreEvidence++;
    }

    /// <summary>Makes sure that debugfs can be read, which only root may do.</summary>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="EvidenceException">It isn't mounted.</exception>
    public void RequireDebugfs()
    {
        if (List("/sys/kernel/debug").Count == 0)
            throw new EvidenceException("debugfs is not to be seen at /sys/kernel/debug: not mounted, locked down, or not recorded.");
    }

    // Findings

    public CheckFinding Pass(string text) => new(CheckState.Pass, text);

    public CheckFinding Note(string text) => new(CheckState.Note, text);

    public CheckFinding Warn(string text, params ReadOnlySpan<Remedy> remedies) => With(CheckState.Warn, text, remedies);

    public CheckFinding Fail(string text, params ReadOnlySpan<Remedy> remedies) => With(CheckState.Fail, text, remedies);

    /// <summary>Not as wanted: a failure when what the check's severity costs breaks the profile's promise (critical always, high for
    /// real-time), else a warning; low ones are notes.</summary>
    public CheckFinding Bad(string text, params ReadOnlySpan<Remedy> remedies) => With(
        definition.Severity switch
        {
            CheckSeverity.Critical => CheckState.Fail,
            CheckSeverity.High when IsRealtime => CheckState.Fail,
            CheckSeverity.Low => CheckState.Note,
            _ => CheckState.Warn,
        },
        text,
        remedies);

    public CheckFinding Unknown(string text) => new(CheckState.Unknown, text);

    public CheckFinding NotApplicable(string text) => new(CheckState.NotApplicable, text);

    /// <summary>
    /// For a file that isn't there: not applicable when its folder is, since the kernel then has no such thing; unknown when the folder is missing as well, or
    /// when the files are a recording of something else (of a topology, say), which has no sysctls.
    /// </summary>
    /// <param name="path">The missing file.</param>
    /// <param name="meaning">What it means that the file isn't there.</param>
    /// <param name="folder">The folder whose presence shows that the file would have been seen; the file's own if null.</param>
    public CheckFinding Missing(string path, string meaning, string? folder = null) =>
        facts.IsComplete && List(folder ?? path[..path.LastIndexOf('/')]).Count > 0 ? NotApplicable(meaning) : Unknown($"{path} is missing, and so is what stands beside it.");

    /// <summary>For checks that look at isolated CPUs on a machine that isolates none.</summary>
    public CheckFinding NothingIsolated() => NotApplicable("No CPUs are isolated (K03), so there is nothing to keep free; --isolate states the set meant.");

    // Words

    /// <summary><c>CPU 3</c> or <c>CPUs 3,5-7</c>.</summary>
    public static string Cpus(CpuSet cpus) => cpus.Count == 1 ? $"CPU {cpus}" : $"CPUs {cpus}";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static CheckFinding With(CheckState state, string text, ReadOnlySpan<Remedy> remedies) =>
        new(state, text) { Remedies = remedies.IsEmpty ? null : EquatableList.Create(remedies) };
}
