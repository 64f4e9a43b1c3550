using System.Text.Json.Serialization;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Channels;

/// <summary>The commands that join a domain's vhost-user interfaces to a switch that is not ours, or why that can't be. Immutable, compares by value.</summary>
public sealed record SwitchPlan
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>What ports of the domain are marked with: its UUID, else its name.</summary>
    public string Owner { get; init => field = value ?? ""; } = "";

    /// <summary>The commands in order; empty when it is refused.</summary>
    public required EquatableList<ProgramCommand> Commands { get; init; }

    /// <summary>The commands that take back what <see cref="Commands"/> did, in order; empty where ending the program is enough.</summary>
    public required EquatableList<ProgramCommand> Undo { get; init; }

    /// <summary>What stands against it, or is to be known.</summary>
    public required EquatableList<ChannelFinding> Findings { get; init; }

    /// <summary>Whether it is refused.</summary>
    [JsonIgnore]
    public bool IsRefused => Findings.Any(f => f.Severity == ChannelSeverity.Error);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not a plan.</exception>
    public static SwitchPlan FromJson(string json) => SdkJson.Read(json, SdkJson.Context.SwitchPlan);

    /// <summary>Writes the plan as indented JSON.</summary>
    public string ToJson() => SdkJson.Write(this, SdkJson.Context.SwitchPlan);
}
