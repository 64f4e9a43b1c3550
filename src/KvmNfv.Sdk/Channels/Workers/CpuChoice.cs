using System.Globalization;
using KvmNfv.Channels;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>Which polling thread gets which isolated CPU. Pure.</summary>
internal sealed record CpuChoice
{
    public required DataPlaneConfiguration Configuration { get; init; }

    /// <summary>Threads that have to share a CPU, with the reason.</summary>
    public required IReadOnlyList<string> NotPinned { get; init; }

    /// <summary>Gives every polling thread that names no CPU an isolated one that no other has, in the configuration's order.</summary>
    public static CpuChoice Make(DataPlaneConfiguration configuration, CpuSet isolated)
    {
        var taken = configuration.Switches.SelectMany(s => s.Options.Cpus).Concat(configuration.Relays.Where(r => r.Cpu is not null).Select(r => r.Cpu!.Value));
        var free = new Queue<int>(isolated.Except(taken));
        var notPinned = new List<string>();
        return new()
        {
            Configuration = configuration with
            {
                Switches = [.. configuration.Switches.Select(s => s.Options.Cpus.Count > 0 ? s : s with
                {
                    Options = Next($"switch {s.Name}") is { } cpu ? s.Options with { Cpus = [cpu] } : s.Options with { YieldWhenIdle = true },
                })],
                Relays = [.. configuration.Relays.Select(r => r.Cpu is not null ? r
                    : Next($"relay {r.Name}") is { } cpu ? r with { Cpu = cpu } : r with { YieldWhenIdle = true })],
            },
            NotPinned = notPinned,
        };

        int? Next(string who)
        {
            if (free.TryDequeue(out var cpu))
                return cpu;
            notPinned.Add(string.Create(CultureInfo.InvariantCulture, $"The thread of {who} shares CPUs with other work and gives them away when idle: {(isolated.IsEmpty
                ? "this host has no isolated CPUs (isolcpus=, see kvmnfv host tune)" : $"all isolated CPUs ({isolated}) are taken")}. Name a CPU for it to poll alone."));
            return null;
        }
    }
}
