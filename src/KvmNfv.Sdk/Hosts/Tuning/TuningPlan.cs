using System.Text.Json;
using System.Text.Json.Serialization;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts.Readiness;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// Instructions for one host, in the order in which to follow them, as an immutable value. Nothing in it has been done: see
/// <see cref="TuningEngine"/> for the part that can be done on a running host. Same host, same options, same plan.
/// </summary>
public sealed record TuningPlan
{
    /// <summary>What the host is tuned for.</summary>
    public required ReadinessProfile Profile { get; init; }

    /// <summary>The host.</summary>
    public required TuningHost Host { get; init; }

    /// <summary>The CPUs for guests.</summary>
    public CpuSet Isolated { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>The CPUs for everything else.</summary>
    public CpuSet Housekeeping { get; init => field = value ?? CpuSet.Empty; } = CpuSet.Empty;

    /// <summary>Why the CPUs are divided that way, sentence by sentence.</summary>
    public EquatableList<string> Choice { get; init => field = value ?? []; } = [];

    /// <summary>The kernel's command line.</summary>
    public required KernelCommandLineChange CommandLine { get; init; }

    /// <summary>Every step, ordered by stage; those that the host already has are among them, marked.</summary>
    public EquatableList<TuningStep> Steps { get; init => field = value ?? []; } = [];

    /// <summary>The files for the host, by path. They are whole: also what the running host happens to have now is in them, so that it lasts.</summary>
    public EquatableList<TuningFile> Files { get; init => field = value ?? []; } = [];

    /// <summary>What the plan leaves to people.</summary>
    public EquatableList<TuningNote> Notes { get; init => field = value ?? []; } = [];

    /// <summary>The steps that are still to be taken.</summary>
    [JsonIgnore]
    public IEnumerable<TuningStep> Actions => Steps.Where(s => !s.Satisfied);

    /// <summary>Plans the tuning of a host.</summary>
    /// <param name="files">The host's files, live or recorded. Only read.</param>
    /// <param name="options">What is to be reached.</param>
    /// <exception cref="TuningException">The CPUs to isolate, or the huge pages, don't fit the host; the message says how to mend it.</exception>
    /// <exception cref="InvalidDataException">The files are not those of a host, or one doesn't hold what the kernel writes there.</exception>
    public static TuningPlan Create(IHostFiles files, TuningOptions options) => new TuningPlanner(files, options).Plan();

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a tuning plan.</exception>
    public static TuningPlan FromJson(string json) => SdkJson.Read(json, SdkJson.Context.TuningPlan);

    /// <summary>Writes the value as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.TuningPlan);

    /// <summary>Writes the plan as a page for people.</summary>
    public string ToMarkdown() => new TuningMarkdown(this).Write();
}
