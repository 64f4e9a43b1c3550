using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Tests.Domains;

namespace KvmNfv.Sdk.Tests.Guests;

/// <summary>libvirt's own word on every shape of document: defined by a real hypervisor driver, schema and all.</summary>
[NonParallelizable]
public sealed class LiveDefineTests
{
    [Test]
    public async Task Every_document_for_this_machine_is_defined()
    {
        if (!LibvirtLibrary.IsInstalled || !File.Exists("/usr/bin/qemu-system-x86_64"))
            Assert.Ignore("libvirt or qemu-system-x86 is not installed.");
        await using var hypervisor = await EmbeddedHypervisor.StartAsync();
        var capabilities = CapabilitiesDocument.Parse(await hypervisor.Connection.GetCapabilitiesAsync());
        var hasKvm = capabilities.Guests.Any(g => g.Architecture.Name == "x86_64" && g.Architecture.DomainTypes.Any(t => t.Type == DomainType.Kvm));
        var shapes = DomainShape.All.Where(s => (hasKvm || s.Document.Type == DomainType.Qemu) && s.Document.Os.Type.Architecture == "x86_64").ToList();
        Assert.That(shapes, Has.Count.EqualTo(hasKvm ? 7 : 4));
        foreach (var shape in shapes)
        {
            using var domain = await hypervisor.Connection.DefineDomainAsync(shape.Document.ToString(), DomainDefineFlags.Validate);
            var kept = DomainDocument.Parse(await domain.GetXmlAsync(DomainXmlFlags.Inactive));
            Assert.That(kept.CpuTune.VcpuPins.Select(p => $"{p.Vcpu}:{p.CpuSet}"), Is.EqualTo(shape.Document.CpuTune.VcpuPins.Select(p => $"{p.Vcpu}:{p.CpuSet}")), shape.Name);
            Assert.That(kept.Devices.Hostdevs, Has.Count.EqualTo(shape.Document.Devices.Hostdevs.Count), shape.Name);
            Assert.That(kept.Devices.Interfaces, Has.Count.EqualTo(shape.Document.Devices.Interfaces.Count), shape.Name);
            Assert.That(kept.CpuTune.CacheTunes, Has.Count.EqualTo(shape.Document.CpuTune.CacheTunes.Count), shape.Name);
            await domain.UndefineAsync();
        }
    }
}
