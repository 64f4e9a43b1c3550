using System.Diagnostics;

namespace KvmNfv.Sdk.Tests.Migration.Around;

/// <summary>An Open vSwitch database of the test's own, without a switch; gone when disposed.</summary>
internal sealed class OvsDatabase : IDisposable
{
    private static readonly string[] s_schemas = ["../share/openvswitch/vswitch.ovsschema", "/usr/share/openvswitch/vswitch.ovsschema"];

    private readonly string _folder = Directory.CreateTempSubdirectory("kvmnfv-ovs-").FullName;
    private readonly Process _server;

    public OvsDatabase()
    {
        if (Find("ovsdb-server") is not { } server || Find("ovsdb-tool") is not { } tool || Find("ovs-vsctl") is null || Schema(tool) is not { } schema)
        {
            Directory.Delete(_folder);
            Assert.Ignore("Open vSwitch's database (ovsdb-server, ovsdb-tool, ovs-vsctl) is not installed (package openvswitch-switch).");
            throw new InvalidOperationException();
        }

        using (var create = Process.Start(tool, ["create", $"{_folder}/db", schema]))
            create.WaitForExit();
        _server = Process.Start(server, [$"{_folder}/db", $"--remote=punix:{_folder}/db.sock", $"--unixctl={_folder}/ctl", $"--log-file={_folder}/log", "-vconsole:off"]);
        Assert.That(() => File.Exists($"{_folder}/db.sock"), Is.True.After(10_000, 20));
        Do("init");
    }

    /// <summary>As <c>ovs-vsctl --db</c> takes it.</summary>
    public string Address => $"unix:{_folder}/db.sock";

    /// <summary>Runs ovs-vsctl and gives what it wrote.</summary>
    public string Do(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo("ovs-vsctl", ["--timeout=10", "--no-wait", $"--db={Address}", "--", .. command]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, string.Join(' ', command));
        return output.Trim();
    }

    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string? Schema(string tool) => s_schemas.Select(s => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(tool)!, s))).FirstOrDefault(File.Exists);
}
