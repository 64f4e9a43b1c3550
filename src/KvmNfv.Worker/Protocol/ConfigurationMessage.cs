using System.Security.Cryptography;
using System.Text.Json;
using KvmNfv.Channels;

namespace KvmNfv.Worker.Protocol;

/// <summary>A <see cref="DataPlaneConfiguration"/> as text. Settable, so that what the text leaves out has its default; limits here keep a bad client from making a
/// worker large before the data plane checks the values.</summary>
internal sealed class ConfigurationMessage
{
    public const int MaxParts = 64;

    public List<SwitchMessage> Switches { get; set; } = [];

    public List<RelayMessage> Relays { get; set; } = [];

    public List<IvshmemServerMessage> IvshmemServers { get; set; } = [];

    public static ConfigurationMessage From(DataPlaneConfiguration value) => new()
    {
        Switches = [.. value.Switches.Select(SwitchMessage.From)],
        Relays = [.. value.Relays.Select(RelayMessage.From)],
        IvshmemServers = [.. value.IvshmemServers.Select(IvshmemServerMessage.From)],
    };

    /// <exception cref="ArgumentException">A value is missing or out of its range.</exception>
    public DataPlaneConfiguration ToValue()
    {
        Limits.Count(Switches.Count, MaxParts, "switches");
        Limits.Count(Relays.Count, MaxParts, "relays");
        Limits.Count(IvshmemServers.Count, MaxParts, "ivshmem servers");
        return new()
        {
            Switches = [.. Switches.Select(s => Limits.Needed(s, "switch").ToValue())],
            Relays = [.. Relays.Select(r => Limits.Needed(r, "relay").ToValue())],
            IvshmemServers = [.. IvshmemServers.Select(s => Limits.Needed(s, "ivshmem server").ToValue())],
        };
    }

    /// <summary>Equal for equal configurations of one version of the protocol.</summary>
    public static string Fingerprint(DataPlaneConfiguration value) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(From(value), WorkerJson.Default.ConfigurationMessage)));
}
