using KvmNfv.LibvirtXml.Tests.Support;

namespace KvmNfv.LibvirtXml.Tests;

public class DomainLintTests
{
    private static DomainDocument Guest() => new()
    {
        Type = DomainType.Kvm,
        Name = "vnf",
        Memory = MemorySize.FromGiB(2),
        Vcpu = { Value = 4 },
        Os = { Type = { Value = "hvm", Architecture = "x86_64", Machine = "q35" } },
    };

    private static CapabilitiesDocument Host() => CapabilitiesDocument.Parse("""
        <capabilities><host><topology><cells num='1'>
          <cell id='0'><pages unit='KiB' size='4'>1</pages><pages unit='KiB' size='2048'>1</pages>
            <cpus num='2'><cpu id='0'/><cpu id='1'/></cpus></cell>
        </cells></topology></host></capabilities>
        """);

    [Test]
    public void A_sound_guest_has_no_findings() => Assert.That(DomainLint.Check(Guest()), Is.Empty);

    [Test]
    public void All_findings_come_at_once_with_place_and_mend()
    {
        var guest = Guest();
        guest.CpuTune.VcpuSchedulers.Add(new VcpuScheduler { Vcpus = CpuSet.Parse("2-5"), Scheduler = Scheduler.Fifo, Priority = 1 });
        guest.MemoryBacking.HugePages.Pages.Add(new HugePage { Size = MemorySize.FromMiB(2), NodeSet = CpuSet.Of(1) });
        guest.Devices.Interfaces.Add(new VhostUserInterface { Source = { Type = "unix", Path = "/run/v", Mode = VhostUserMode.Server }, Model = { Type = "virtio" } });

        var findings = DomainLint.Check(guest);

        Assert.That(findings.Select(f => f.Rule), Is.EquivalentTo(new[] { "vcpusched-range", "hugepage-nodeset", "shared-memory" }));
        Assert.That(findings[0].Path, Is.EqualTo("/domain/cputune/vcpusched"));
        Assert.That(findings[0].Message, Does.Contain("4-5"));
        Assert.That(findings, Has.All.Property(nameof(Finding.Mend)).Not.Empty);
    }

    [Test]
    public void A_host_bounds_pins_nodes_and_pages()
    {
        var guest = Guest();
        guest.CpuTune.VcpuPins.Add(new VcpuPin { Vcpu = 0, CpuSet = CpuSet.Parse("1-2") });
        guest.NumaTune.Memory.NodeSet = CpuSet.Of(1);
        guest.MemoryBacking.HugePages.Pages.Add(new HugePage { Size = MemorySize.FromGiB(1) });

        Assert.That(DomainLint.Check(guest), Is.Empty);
        Assert.That(DomainLint.Check(guest, Host()).Select(f => f.Rule), Is.EqualTo(new[] { "host-cpu", "host-node", "host-page" }));
    }

    // An error in what libvirt accepts would be a fault of ours.
    [Test]
    public void What_libvirt_accepts_has_no_errors()
    {
        var wrong = new List<string>();
        foreach (var file in Corpus.Files().Where(LintExceptions.IsAccepted))
        {
            foreach (var finding in DomainLint.CheckAny(LibvirtDocument.Load(file)).Where(f => f.Severity == FindingSeverity.Error))
                wrong.Add($"{Corpus.Name(file)}: {finding.Rule} {finding.Path} {finding.Message}");
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong.Take(40)));
    }

    [Test]
    public void Only_the_outermost_unknown_element_is_a_warning()
    {
        var guest = DomainDocument.Parse(Guest().ToString().Replace("</domain>", "<memorybacking x='1'><hugepages/></memorybacking></domain>", StringComparison.Ordinal));
        var finding = DomainLint.Check(guest).Single();
        Assert.That((finding.Rule, finding.Severity, finding.Path), Is.EqualTo(("unknown", FindingSeverity.Warning, "/domain/memorybacking")));
    }

    [Test]
    public void Documents_of_other_kinds_have_their_values_checked()
    {
        var findings = DomainLint.CheckAny(LibvirtDocument.Parse("<network><name>n</name><mtu size='many'/></network>"));
        Assert.That(findings.Single(), Has.Property(nameof(Finding.Rule)).EqualTo("value").And.Property(nameof(Finding.Path)).EqualTo("/network/mtu").Or.Property(nameof(Finding.Path)).EqualTo("/network"));
    }
}
