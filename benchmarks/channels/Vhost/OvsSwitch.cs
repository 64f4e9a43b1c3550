using System.Diagnostics;

namespace KvmNfv.Benchmarks.Channels;

/// <summary>Open vSwitch with DPDK in a folder of its own: a bridge in user space, two dpdkvhostuser ports, a flow from each to the other.</summary>
internal sealed class OvsSwitch : IDisposable
{
    /// <summary>Where Debian's and Ubuntu's openvswitch-switch-dpdk have the daemon; /usr/sbin/ovs-vswitchd may be the one without DPDK.</summary>
    public const string Daemon = "/usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk";

    private const string Schema = "/usr/share/openvswitch/vswitch.ovsschema";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly string _folder, _database;
    private readonly List<Process> _daemons = [];

    /// <param name="sockets">All in one folder; OVS names a port's socket as the port.</param>
    /// <param name="cpu">Where all of it runs.</param>
    public OvsSwitch(IReadOnlyList<string> sockets, int cpu)
    {
        _folder = Path.GetDirectoryName(sockets[0])!;
        _database = $"unix:{_folder}/db.sock";
        try
        {
            Run("ovsdb-tool", "create", $"{_folder}/conf.db", Schema);
            StartDaemon("ovsdb-server", $"{_folder}/conf.db", $"--remote=punix:{_folder}/db.sock", $"--pidfile={_folder}/ovsdb.pid", $"--unixctl={_folder}/ovsdb.ctl");
            Await($"{_folder}/db.sock");
            Change("--no-wait", "init");
            Change("--no-wait", "set", "Open_vSwitch", ".", "other_config:dpdk-init=true", $"other_config:pmd-cpu-mask=0x{1 << cpu:x}", $"other_config:dpdk-lcore-mask=0x{1 << cpu:x}",
                "other_config:dpdk-socket-mem=256", "other_config:dpdk-extra=--no-pci --in-memory --single-file-segments");
            StartDaemon("taskset", "-c", $"{cpu}", Daemon, _database, $"--pidfile={_folder}/vswitchd.pid", $"--unixctl={_folder}/vswitchd.ctl");
            Change("add-br", "br0", "--", "set", "Bridge", "br0", "datapath_type=netdev", "fail-mode=secure");
            for (var i = 0; i < sockets.Count; i++)
            {
                var port = Path.GetFileName(sockets[i]);
                Change("add-port", "br0", port, "--", "set", "Interface", port, "type=dpdkvhostuser", $"ofport_request={i + 1}");
            }
            Run("ovs-ofctl", "add-flow", $"unix:{_folder}/br0.mgmt", "in_port=1,actions=output:2");
            Run("ovs-ofctl", "add-flow", $"unix:{_folder}/br0.mgmt", "in_port=2,actions=output:1");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        for (var i = _daemons.Count - 1; i >= 0; i--)
        {
            _daemons[i].Kill(entireProcessTree: true);
            _daemons[i].WaitForExit();
            _daemons[i].Dispose();
        }
    }

    private void Change(params string[] command) => Run("ovs-vsctl", ["--timeout=20", $"--db={_database}", .. command]);

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(Information(program, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {errors}{output.Result}");
    }

    private void StartDaemon(string program, params string[] arguments)
    {
        var process = Process.Start(Information(program, arguments))!;
        _daemons.Add(process);
        // Read, or a full pipe would stop it.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private ProcessStartInfo Information(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { "OVS_RUNDIR", "OVS_LOGDIR", "OVS_DBDIR", "OVS_SYSCONFDIR" })
            start.Environment[name] = _folder;
        return start;
    }

    private static void Await(string file)
    {
        for (var began = Stopwatch.GetTimestamp(); !File.Exists(file); Thread.Sleep(10))
        {
            if (Stopwatch.GetElapsedTime(began) > s_patience)
                throw new InvalidOperationException($"Open vSwitch did not make {file}.");
        }
    }
}
