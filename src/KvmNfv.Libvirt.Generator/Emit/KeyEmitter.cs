using System.Globalization;
using KvmNfv.Libvirt.Generator.Api;

namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>The string macros: names of typed parameters, grouped by the calls that use them.</summary>
internal static class KeyEmitter
{
    private static readonly (string Prefix, string Class)[] s_groups =
    [
        ("VIR_CLIENT_INFO_", "ClientInfoKey"), ("VIR_CONNECT_IDENTITY_", "ConnectIdentity"),
        ("VIR_DOMAIN_ANNOUNCE_INTERFACE_", "DomainAnnounceInterface"), ("VIR_DOMAIN_BANDWIDTH_", "DomainBandwidth"),
        ("VIR_DOMAIN_BLKIO_", "DomainBlkio"), ("VIR_DOMAIN_BLOCK_COPY_", "DomainBlockCopy"),
        ("VIR_DOMAIN_BLOCK_IOTUNE_", "DomainBlockIoTune"), ("VIR_DOMAIN_BLOCK_STATS_", "DomainBlockStatsKey"),
        ("VIR_DOMAIN_CPU_STATS_", "DomainCpuStatsKey"), ("VIR_DOMAIN_GUEST_INFO_", "DomainGuestInfo"),
        ("VIR_DOMAIN_IOTHREAD_", "DomainIOThread"), ("VIR_DOMAIN_JOB_", "DomainJobStat"),
        ("VIR_DOMAIN_LAUNCH_SECURITY_", "DomainLaunchSecurity"), ("VIR_DOMAIN_MEMORY_", "DomainMemoryParameter"),
        ("VIR_DOMAIN_NUMA_", "DomainNumaParameter"), ("VIR_DOMAIN_SAVE_PARAM_", "DomainSaveParam"),
        ("VIR_DOMAIN_SCHEDULER_", "DomainScheduler"), ("VIR_DOMAIN_STATS_", "DomainStat"), ("VIR_DOMAIN_TUNABLE_", "DomainTunable"),
        ("VIR_MIGRATE_PARAM_", "MigrateParam"), ("VIR_NETWORK_PORT_", "NetworkPortParameter"), ("VIR_NODE_CPU_STATS_", "NodeCpuStatsKey"),
        ("VIR_NODE_MEMORY_STATS_", "NodeMemoryStatsKey"), ("VIR_NODE_MEMORY_", "NodeMemoryParameter"), ("VIR_NODE_SEV_", "NodeSev"),
        ("VIR_PERF_PARAM_", "PerfParam"), ("VIR_SERVER_CLIENTS_", "ServerClients"), ("VIR_THREADPOOL_", "ThreadPoolParameter"),
    ];

    public static string Emit(ApiDescription api)
    {
        var w = new CodeWriter("KvmNfv.Libvirt");
        foreach (var (prefix, @class) in s_groups)
        {
            var keys = api.Macros.Where(m => m.Text is not null && Group(m.Name) == @class).OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
            w.Line();
            w.Line($"/// <summary>The names that begin with <c>{prefix}</c>.</summary>");
            w.Open($"public static class {@class}");
            foreach (var k in keys)
            {
                w.Line($"/// <summary><c>{k.Name}</c>, since libvirt {k.Since}.</summary>");
                w.Line($"public const string {Member(prefix, k.Name)} = \"{k.Text}\";");
                w.Line();
            }
            w.Close();
        }
        return w.ToString();
    }

    /// <summary>The class that holds a string macro.</summary>
    public static string Group(string macro) =>
        s_groups.Where(g => macro.StartsWith(g.Prefix, StringComparison.Ordinal)).MaxBy(g => g.Prefix.Length).Class
        ?? throw new FormatException($"No group takes the macro {macro}; add its prefix to {nameof(KeyEmitter)}.");

    /// <summary>The constant's name inside its class.</summary>
    public static string Member(string macro) => Member(s_groups.First(g => g.Class == Group(macro)).Prefix, macro);

    private static string Member(string prefix, string macro)
    {
        var name = Naming.Pascal(macro[prefix.Length..].Split('_'));
        return char.IsDigit(name[0]) ? string.Create(CultureInfo.InvariantCulture, $"Value{name}") : name;
    }
}
