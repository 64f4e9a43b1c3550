using System.Globalization;
using System.Text.RegularExpressions;
using KvmNfv.Libvirt;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>A running guest that checks its own memory.</summary>
internal sealed partial class Guest : IAsyncDisposable
{
    public const string Address = "10.98.0.5";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly Lab _lab;
    private readonly string _log;

    private Guest(Lab lab, string name, string log) => (_lab, Name, _log) = (lab, name, log);

    public string Name { get; }

    /// <summary>The host it runs on.</summary>
    public int At { get; private set; }

    public int Other => 1 - At;

    public static async Task<Guest> StartAsync(Lab lab, string parameter, int memoryMiB)
    {
        var log = Path.Combine(Path.GetTempPath(), $"kvmnfv-guest-{Guid.NewGuid():N}.log");
        var guest = new Guest(lab, "bench", log);
        (await lab.Hosts[0].CreateDomainAsync(guest.Document(parameter, memoryMiB))).Dispose();
        await guest.ExpectAsync("DIRTY START", 1);
        return guest;
    }

    /// <summary>Looks where it is, that its memory is whole so far, and waits until it has beaten again.</summary>
    public async Task SettleAsync()
    {
        for (var host = 0; host < 2; host++)
        {
            if (await RunsAtAsync(host))
                At = host;
        }

        await ExpectAsync("DIRTY pass", Count("DIRTY pass") + 2);
        if (Corrupt().Match(await File.ReadAllTextAsync(_log)) is { Success: true } corrupt)
            throw new InvalidDataException($"The guest's memory was damaged: {corrupt.Value}");
    }

    /// <summary>Has every word of its memory checked.</summary>
    public async Task CheckAsync()
    {
        using var domain = await _lab.Hosts[At].LookupDomainByNameAsync(Name);
        var console = Regex.Match(await domain.GetXmlAsync(), "<serial type='pty'>.*?<source path='([^']+)'", RegexOptions.Singleline).Groups[1].Value;
        // QEMU looks once a second whether anybody is there, and reads nothing from somebody who has left.
        await using (var line = new StreamWriter(new FileStream(console, FileMode.Open, FileAccess.Write)) { AutoFlush = true })
        {
            await line.WriteAsync("check\n");
            await ExpectAsync("DIRTY CHECKED", Count("DIRTY CHECKED") + 1);
        }

        await SettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _lab.Hosts)
        {
            try
            {
                using var domain = await host.LookupDomainByNameAsync(Name);
                await domain.DestroyAsync();
            }
            catch (LibvirtNotFoundException)
            {
                // It is at the other one.
            }
        }

        File.Delete(_log);
    }

    [GeneratedRegex("DIRTY CORRUPT.*|DIRTY CHECKED [0-9]+ pages, [1-9][0-9]* wrong|Kernel panic.*")]
    private static partial Regex Corrupt();

    private async Task<bool> RunsAtAsync(int host)
    {
        try
        {
            using var domain = await _lab.Hosts[host].LookupDomainByNameAsync(Name);
            return (await domain.GetStateAsync()).State == DomainState.Running;
        }
        catch (LibvirtNotFoundException)
        {
            return false;
        }
    }

    private int Count(string text)
    {
        var log = File.Exists(_log) ? File.ReadAllText(_log) : "";
        var (count, at) = (0, 0);
        while ((at = log.IndexOf(text, at, StringComparison.Ordinal)) >= 0)
            (count, at) = (count + 1, at + text.Length);
        return count;
    }

    private async Task ExpectAsync(string text, int times)
    {
        var until = DateTime.UtcNow + s_patience;
        while (Count(text) < times)
        {
            if (DateTime.UtcNow > until)
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"The guest did not say '{text}' {times} times within {s_patience.TotalSeconds} s: see {_log}."));
            await Task.Delay(50);
        }
    }

    private string Document(string parameter, int memoryMiB) => $"""
        <domain type='qemu'>
          <name>{Name}</name>
          <memory unit='MiB'>{memoryMiB}</memory>
          <memoryBacking><hugepages><page size='2' unit='MiB'/></hugepages><source type='memfd'/></memoryBacking>
          <vcpu>1</vcpu>
          <os>
            <type arch='x86_64' machine='q35'>hvm</type>
            <kernel>{Lab.Kernel}</kernel>
            <initrd>{Lab.Initrd}</initrd>
            <cmdline>console=ttyS0 quiet panic=-1 {parameter} address={Address}/24</cmdline>
          </os>
          <devices>
            <controller type='usb' model='none'/>
            <interface type='bridge'><mac address='52:54:00:98:00:05'/><source bridge='guests'/><model type='virtio'/></interface>
            <serial type='pty'><log file='{_log}' append='on'/></serial>
            <memballoon model='virtio'/>
          </devices>
        </domain>
        """;
}
