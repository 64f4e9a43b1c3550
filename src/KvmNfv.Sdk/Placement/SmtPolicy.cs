using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Placement;

/// <summary>How a VNF's exclusive vCPUs use hardware threads of the same core. Means nothing on cores with one thread, save for Require.</summary>
public enum SmtPolicy
{
    /// <summary>Fill cores: threads of cores that are in use already first, then whole cores.</summary>
    [JsonStringEnumMemberName("prefer")]
    Prefer,

    /// <summary>One vCPU a core; the core's other threads stay empty.</summary>
    [JsonStringEnumMemberName("isolate")]
    Isolate,

    /// <summary>Whole multi-threaded cores, filled one after the other and shared with nobody; of an odd last core the rest stays empty.</summary>
    [JsonStringEnumMemberName("require")]
    Require,
}
