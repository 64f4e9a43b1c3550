using System.Globalization;
using System.Text;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Channels;

/// <summary>A real guest (TCG) with shared memory and free root ports, on QEMU embedded in this process; commands run in it over its console.</summary>
internal sealed class ChannelGuest : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);
    private readonly EmbeddedHypervisor _hypervisor;
    private FileStream? _console;
    private readonly StringBuilder _said = new();

    private ChannelGuest(EmbeddedHypervisor hypervisor, IDomain domain) => (_hypervisor, Domain) = (hypervisor, domain);

    public LibvirtConnection Connection => _hypervisor.Connection;

    public IDomain Domain { get; }

    /// <summary>A folder of the test's own, for sockets.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("kvmnfv-ch-").FullName;

    /// <summary>Defines one; the test is skipped, with the reason, where none can be had.</summary>
    public static async Task<ChannelGuest> DefineAsync()
    {
        if (Environment.GetEnvironmentVariable("KVMNFV_GUEST_KERNEL") is null)
            Assert.Ignore("No guest to boot: tests/run.sh makes one and names it in KVMNFV_GUEST_KERNEL and KVMNFV_GUEST_INITRD.");
        if (!LibvirtLibrary.IsInstalled || !File.Exists("/usr/bin/qemu-system-x86_64"))
            Assert.Ignore("libvirt or qemu-system-x86 is not installed.");
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("An embedded hypervisor with files of its own needs root.");
        var hypervisor = await EmbeddedHypervisor.StartAsync();
        try
        {
            return new ChannelGuest(hypervisor, await hypervisor.Connection.DefineDomainAsync(Document($"ch-{Guid.NewGuid():N}"[..11]), DomainDefineFlags.Validate));
        }
        catch
        {
            await hypervisor.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync()
    {
        await Domain.CreateAsync();
        var document = DomainDocument.Parse(await Domain.GetXmlAsync());
        var pty = ((CharacterDevice)document.Devices.Consoles[0]).Raw.Elements.Single(e => e.Name == "source").GetAttribute("path")!;
        _console = new FileStream(pty, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1);
        // What it said before the console was open is lost; it answers a command all the same.
        using var up = new CancellationTokenSource();
        var asking = AskAsync(up.Token);
        await UntilAsync("GUEST DONE");
        await up.CancelAsync();
        await asking;
    }

    /// <summary>Runs a command in the guest and gives what it wrote.</summary>
    public async Task<string> DoAsync(string command)
    {
        _said.Clear();
        var mark = $"END-{Guid.NewGuid():N}";
        await _console!.WriteAsync(Encoding.ASCII.GetBytes($"sh {command}; echo {mark[..8]}''{mark[8..]}\n"));
        await UntilAsync(mark);
        return _said.ToString();
    }

    /// <summary>PCI devices of one kind that the guest sees.</summary>
    public async Task<int> CountAsync(string vendor, string device) =>
        int.Parse((await DoAsync($"for d in /sys/bus/pci/devices/*; do echo $(cat $d/vendor) $(cat $d/device); done | grep -c '0x{vendor} 0x{device}' | sed 's/^/FOUND /'"))
            .Split("\nFOUND ")[^1].Split('\r', '\n')[0], CultureInfo.InvariantCulture);

    public async Task<DomainDocument> DocumentAsync(DomainXmlFlags flags = DomainXmlFlags.None) => DomainDocument.Parse(await Domain.GetXmlAsync(flags));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (await Domain.IsActiveAsync())
                await Domain.DestroyAsync();
            await Domain.UndefineAsync();
        }
        finally
        {
            Domain.Dispose();
            if (_console is not null)
                await _console.DisposeAsync();
            await _hypervisor.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task AskAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            await _console!.WriteAsync("sh :\n"u8.ToArray(), CancellationToken.None);
            await Task.Delay(1000, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task UntilAsync(string text)
    {
        var buffer = new byte[4096];
        using var late = new CancellationTokenSource(s_patience);
        while (!_said.ToString().Contains(text, StringComparison.Ordinal))
        {
            try
            {
                var read = await _console!.ReadAsync(buffer, late.Token).AsTask().WaitAsync(late.Token);
                _said.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"the guest did not say '{text}' within {s_patience.TotalSeconds} s: {_said}");
            }
        }
    }

    private static string Document(string name) => $"""
        <domain type='qemu'><name>{name}</name><memory unit='MiB'>192</memory><vcpu>2</vcpu>
          <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>
          <os><type arch='x86_64' machine='q35'>hvm</type>
            <kernel>{Environment.GetEnvironmentVariable("KVMNFV_GUEST_KERNEL")}</kernel><initrd>{Environment.GetEnvironmentVariable("KVMNFV_GUEST_INITRD")}</initrd>
            <cmdline>console=ttyS0 quiet panic=-1 no_timer_check</cmdline></os>
          <features><acpi/></features>
          <devices><controller type='usb' model='none'/>
            <controller type='pci' model='pcie-root'/>{string.Concat(Enumerable.Range(1, 6).Select(i => $"<controller type='pci' index='{i}' model='pcie-root-port'/>"))}
            <console type='pty'/><memballoon model='none'/></devices>
        </domain>
        """;
}
