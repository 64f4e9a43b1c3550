using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using KvmNfv.Libvirt;

namespace KvmNfv.Tests;

/// <summary>A guest (TCG) that dirties its memory and checks it, on one of the two hosts. Its console is a file that both hosts see.</summary>
internal sealed partial class MigratingGuest : IAsyncDisposable
{
    private static readonly Dictionary<string, string> s_image = ReadImage();
    private readonly List<ILibvirtConnection> _hosts;

    private MigratingGuest(string name, Guid uuid, string log, List<ILibvirtConnection> hosts) => (Name, Uuid, Log, _hosts) = (name, uuid, log, hosts);

    public string Name { get; }

    public Guid Uuid { get; }

    public string Log { get; }

    /// <summary>How often it told that it lives and what it is at.</summary>
    public int Beats => Beat().Count(File.ReadAllText(Log));

    /// <summary>Starts one and waits until it works.</summary>
    /// <param name="host">Where.</param>
    /// <param name="other">Where it may go.</param>
    /// <param name="load">Its memory load: MIB,MIB_PER_SECOND[,PATTERN[,SET_MIB]].</param>
    /// <param name="memoryMiB">Its memory.</param>
    /// <param name="persistent">Whether it is defined.</param>
    /// <param name="extra">More of its document, inside <c>domain</c>.</param>
    /// <param name="devices">More devices.</param>
    public static async Task<MigratingGuest> StartAsync(
        ILibvirtConnection host, ILibvirtConnection other, string load, int memoryMiB = 256, bool persistent = true, string extra = "", string devices = "")
    {
        var uuid = Guid.NewGuid();
        var name = $"vnf-{uuid.ToString()[..8]}";
        var log = Path.Combine(Path.GetTempPath(), $"kvmnfv-{name}.log");
        var guest = new MigratingGuest(name, uuid, log, [host, other]);
        var xml = $"""
            <domain type="qemu"><name>{name}</name><uuid>{uuid}</uuid><memory unit="MiB">{memoryMiB}</memory><vcpu>1</vcpu>{extra}
              <os><type arch="x86_64" machine="q35">hvm</type><kernel>{s_image["KERNEL"]}</kernel><initrd>{s_image["INITRD"]}</initrd>
                <cmdline>console=ttyS0 quiet panic=-1 dirty={load}</cmdline></os>
              <cpu mode="custom"><model>qemu64</model></cpu><on_crash>destroy</on_crash>
              <devices><emulator>/usr/bin/qemu-system-x86_64</emulator><serial type="file"><source path="{log}" append="on"/></serial><memballoon model="none"/>{devices}</devices>
            </domain>
            """;
        using var domain = persistent ? await host.DefineDomainAsync(xml, DomainDefineFlags.Validate) : await host.CreateDomainAsync(xml, DomainCreateFlags.StartValidate);
        if (persistent)
            await domain.CreateAsync();
        await guest.UntilAsync("DIRTY pass", 60);
        return guest;
    }

    /// <summary>Waits until its console has a text.</summary>
    public async Task UntilAsync(string text, int seconds)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!File.Exists(Log) || !File.ReadAllText(Log).Contains(text, StringComparison.Ordinal))
        {
            if (Stopwatch.GetElapsedTime(begun).TotalSeconds > seconds)
                Assert.Fail($"{Name} did not say '{text}' in {seconds} s: {(File.Exists(Log) ? File.ReadAllText(Log) : "no console")}");
            await Task.Delay(20);
        }
    }

    /// <summary>Looks through other connections from now on: the first ones were lost.</summary>
    public void Use(ILibvirtConnection host, ILibvirtConnection other) => (_hosts[0], _hosts[1]) = (host, other);

    /// <summary>Asserts that it goes on, in one place, with its memory whole.</summary>
    public async Task AssertAliveAsync(ILibvirtConnection where)
    {
        foreach (var host in _hosts)
            Assert.That(await ActiveAsync(host), Is.EqualTo(host == where), $"active on {host.Uri}\n{File.ReadAllText(Log)}");
        var before = Beats;
        var begun = Stopwatch.GetTimestamp();
        while (Beats < before + 2)
        {
            Assert.That(Stopwatch.GetElapsedTime(begun).TotalSeconds, Is.LessThan(20), $"the guest stands still: {File.ReadAllText(Log)}");
            await Task.Delay(50);
        }

        Assert.That(File.ReadAllText(Log), Does.Not.Contain("CORRUPT").And.Not.Contain("Kernel panic"));
    }

    public async Task<bool> ActiveAsync(ILibvirtConnection host)
    {
        try
        {
            using var domain = await host.LookupDomainByUuidAsync(Uuid);
            return await domain.IsActiveAsync();
        }
        catch (LibvirtNotFoundException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            try
            {
                using var domain = await host.LookupDomainByUuidAsync(Uuid);
                if (await domain.IsActiveAsync())
                    await domain.DestroyAsync();
                if (await domain.IsPersistentAsync())
                    await domain.UndefineAsync();
            }
            catch (LibvirtNotFoundException)
            {
                // It is on the other host, or a transient one that is gone.
            }
        }

        File.Delete(Log);
    }

    private static Dictionary<string, string> ReadImage()
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "tests", "lab", "guest.sh"), ["--dirty"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode != 0
            ? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"guest.sh --dirty ended with {process.ExitCode}."))
            : lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1].Trim('"'));
    }

    [GeneratedRegex("DIRTY pass")]
    private static partial Regex Beat();
}
