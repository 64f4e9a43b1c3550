namespace KvmNfv.LibvirtXml.Tests;

public class EditingTests
{
    private const string Source = """
        <?xml version="1.0"?>
        <!-- a guest -->
        <domain type = "kvm" future='1'  id='7'>
          <name>a &#38; b</name>
          <x:thing xmlns:x='urn:x' x:a='1'/>
          <memory unit="MiB" dumpCore='on'>512</memory>
          <vcpu
              placement='static'>4</vcpu>
          <cputune>
            <vcpupin vcpu='0' cpuset='0-3,^2'/> <!-- kept -->
            <later><unknown/></later>
          </cputune>
          <devices>
            <interface type='teleport'><source hole='worm'/></interface>
          </devices>
        </domain>
        <!-- end -->

        """;

    [Test]
    public void Reading_creates_nothing()
    {
        var domain = DomainDocument.Parse(Source);
        _ = domain.Cpu.Topology.Sockets;
        _ = domain.NumaTune.MemoryNodes.Count;
        _ = domain.Features.Pmu;
        Assert.That(domain.Cpu.Exists, Is.False);
        Assert.That(domain.ToString(), Is.EqualTo(Source));
    }

    [Test]
    public void Changing_one_attribute_changes_just_that()
    {
        var domain = DomainDocument.Parse(Source);
        domain.Id = 8;
        domain.CpuTune.VcpuPins[0].CpuSet = CpuSet.Of(5);
        Assert.That(domain.ToString(), Is.EqualTo(Source.Replace("id='7'", "id='8'").Replace("0-3,^2", "5")));
    }

    [Test]
    public void Changing_a_text_changes_just_that()
    {
        var domain = DomainDocument.Parse(Source);
        domain.Name = "<c>";
        Assert.That(domain.ToString(), Is.EqualTo(Source.Replace("a &#38; b", "&lt;c&gt;")));
    }

    [Test]
    public void Size_keeps_its_unit_where_that_is_exact()
    {
        var domain = DomainDocument.Parse(Source);
        domain.Memory = MemorySize.FromGiB(1);
        Assert.That(domain.ToString(), Is.EqualTo(Source.Replace("512", "1024")));
        domain.Memory = MemorySize.FromKiB(3);
        Assert.That(domain.ToString(), Is.EqualTo(Source.Replace("512", "3").Replace("\"MiB\"", "\"KiB\"")));
    }

    [Test]
    public void New_elements_stand_in_libvirts_order_and_indentation()
    {
        var domain = DomainDocument.Parse(Source);
        domain.CurrentMemory = MemorySize.FromMiB(256);
        domain.CpuTune.EmulatorPin.CpuSet = CpuSet.Of(0);
        Assert.That(domain.ToString(), Is.EqualTo(Source
            .Replace("512</memory>\n", "512</memory>\n  <currentMemory unit='KiB'>262144</currentMemory>\n")
            .Replace("<vcpupin vcpu='0' cpuset='0-3,^2'/>", "<vcpupin vcpu='0' cpuset='0-3,^2'/>\n    <emulatorpin cpuset='0'/>")));
    }

    [Test]
    public void Removed_elements_leave_no_gap()
    {
        var domain = DomainDocument.Parse(Source);
        domain.Memory = null;
        domain.CpuTune.VcpuPins.Clear();
        Assert.That(domain.ToString(), Is.EqualTo(Source
            .Replace("\n  <memory unit=\"MiB\" dumpCore='on'>512</memory>", "")
            .Replace("\n    <vcpupin vcpu='0' cpuset='0-3,^2'/>", "")));
    }

    [Test]
    public void Unknown_alternative_is_carried()
    {
        var nic = DomainDocument.Parse(Source).Devices.Interfaces[0];
        Assert.That(nic, Is.TypeOf<UnknownInterface>());
        Assert.That(nic.Type, Is.EqualTo("teleport"));
        Assert.That(nic.Raw.Elements[0].GetAttribute("hole"), Is.EqualTo("worm"));
    }

    [Test]
    public void Unknown_enum_value_is_carried()
    {
        var domain = DomainDocument.Parse("<domain type='futurevirt'/>");
        Assert.That(domain.Type, Is.EqualTo(new DomainType("futurevirt")));
        Assert.That(DomainType.KnownValues, Does.Not.Contain("futurevirt"));
    }

    [Test]
    public void Wrong_value_is_an_error_with_its_place()
    {
        var domain = DomainDocument.Parse("<domain>\n  <vcpu current='many'>4</vcpu>\n</domain>");
        Assert.That(() => domain.Vcpu.Current, Throws.TypeOf<LibvirtXmlException>()
            .With.Property(nameof(LibvirtXmlException.Line)).EqualTo(2).And.Message.Contains("/domain/vcpu/@current is 'many'"));
    }

    [Test]
    public void Source_of_a_disk_sets_its_type()
    {
        var disk = (Disk)LibvirtDocument.Parse("<disk type='file' device='disk'>\n  <source file='/a'/>\n</disk>");
        disk.Source = new DiskBlockSource { Device = "/dev/sda" };
        Assert.That(disk.ToString(), Is.EqualTo("<disk type='block' device='disk'>\n  <source dev='/dev/sda'/>\n</disk>"));
    }

    [Test]
    public void Namespaces_are_declared_on_the_root()
    {
        var domain = new DomainDocument { Type = DomainType.Kvm, QemuCommandLine = { Arguments = { new QemuArgument { Value = "-s" } } } };
        Assert.That(domain.ToString(), Is.EqualTo("""
            <domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <qemu:commandline>
                <qemu:arg value='-s'/>
              </qemu:commandline>
            </domain>
            """));
    }

    [Test]
    public void Metadata_of_others_is_read_and_written()
    {
        var domain = DomainDocument.Parse("<domain>\n  <metadata>\n    <a:app xmlns:a='urn:a'><a:x>1</a:x></a:app>\n  </metadata>\n</domain>");
        var app = domain.Metadata.Raw.Elements[0];
        Assert.That((app.NamespaceUri, app.Elements[0].Value), Is.EqualTo(("urn:a", "1")));
        domain.Metadata.Raw.Add(new RawElement("vnf", "urn:kvmnfv", "k") { Value = "7" });
        Assert.That(domain.ToString(), Does.Contain("</a:app>\n    <k:vnf xmlns:k='urn:kvmnfv'>7</k:vnf>\n  </metadata>"));
    }

    [Test]
    public void An_element_of_another_document_is_copied()
    {
        var (from, to) = (DomainDocument.Parse(Source), DomainDocument.Parse("<domain/>"));
        to.CpuTune = from.CpuTune;
        to.CpuTune.VcpuPins[0].Vcpu = 3;
        Assert.That(from.ToString(), Is.EqualTo(Source));
        Assert.That(to.CpuTune.GetXPath(), Is.EqualTo("/domain/cputune"));
    }

    [Test]
    public void A_character_that_xml_lacks_is_refused() =>
        Assert.That(() => new DomainDocument { Name = "a\u0001" }, Throws.ArgumentException.With.Message.Contains("U+0001"));

    [Test]
    public void Views_are_the_same_object_each_time()
    {
        var domain = DomainDocument.Parse(Source);
        var (tune, pin) = (domain.CpuTune, domain.CpuTune.VcpuPins[0]);
        Assert.That(domain.CpuTune, Is.SameAs(tune));
        Assert.That(domain.CpuTune.VcpuPins[0], Is.SameAs(pin));
    }

    [Test]
    public void An_empty_view_sees_its_element_come_and_go()
    {
        var domain = new DomainDocument();
        var cpu = domain.Cpu;
        domain.Cpu.Mode = CpuMode.HostModel;
        Assert.That(cpu.Mode, Is.EqualTo(CpuMode.HostModel));
        cpu.Remove();
        Assert.That(domain.Cpu.Exists, Is.False);
        cpu.Mode = CpuMode.Maximum;
        Assert.That(domain.Cpu.Mode, Is.EqualTo(CpuMode.Maximum));
    }
}
