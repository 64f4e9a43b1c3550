using System.Text.Json.Serialization;

namespace KvmNfv.Sdk.Migration;

/// <summary>Whether a lever is used: left to the planner, or pinned by the user.</summary>
public enum LeverUse
{
    /// <summary>The planner decides and says why.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>Not used, whatever it would bring.</summary>
    [JsonStringEnumMemberName("never")]
    Never,

    /// <summary>Used; a rule against it refuses the plan.</summary>
    [JsonStringEnumMemberName("always")]
    Always,
}
