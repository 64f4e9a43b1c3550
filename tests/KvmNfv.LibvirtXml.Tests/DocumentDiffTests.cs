using KvmNfv.LibvirtXml.Tests.Support;

namespace KvmNfv.LibvirtXml.Tests;

public class DocumentDiffTests
{
    private static IReadOnlyList<DocumentChange> Compare(string before, string after) =>
        DocumentDiff.Compare(DomainDocument.Parse($"<domain>{before}</domain>"), DomainDocument.Parse($"<domain>{after}</domain>"));

    [TestCase("<memory unit='GiB'>1</memory>", "<memory>1048576</memory>")]
    [TestCase("<vcpu>2</vcpu>", "<vcpu placement='static'>2</vcpu>")]
    [TestCase("<name>a</name><vcpu>2</vcpu>", "\n  <vcpu>2</vcpu><!-- x -->\n <name>a</name>")]
    [TestCase("<cputune><vcpupin vcpu='0' cpuset='0-2'/><vcpupin vcpu='1' cpuset='3'/></cputune>", "<cputune><vcpupin vcpu='1' cpuset='3'/><vcpupin vcpu='0' cpuset='0,1,2'/></cputune>")]
    [TestCase("<devices><rng><address type='pci' slot='0x05'/></rng></devices>", "<devices><rng><address type='pci' domain='0x0000' bus='0x00' slot='5' function='0x0'/></rng></devices>")]
    [TestCase("<features/>", "")]
    [TestCase("<memory>much</memory>", "<memory>much</memory>")]
    [TestCase("", "<clock offset='utc'/>")]
    [TestCase("<memory>1024</memory>", "<memory>1024</memory><currentMemory unit='MiB'>1</currentMemory>")]
    [TestCase("<devices><serial type='pty'><source/></serial></devices>", "<devices><serial type='pty'/></devices>")]
    [TestCase("<pm><suspend-to-mem enabled='yes'/></pm>", "<pm><suspend-to-mem enabled=\"yes\"/></pm>")]
    public void Writing_it_differently_makes_no_difference(string before, string after) => Assert.That(Compare(before, after), Is.Empty);

    [TestCase("<vcpu>2</vcpu>", "<vcpu>3</vcpu>", "/domain/vcpu", ChangeKind.Changed, ChangeEffect.Restart)]
    [TestCase("<vcpu current='1'>2</vcpu>", "<vcpu current='2'>2</vcpu>", "/domain/vcpu/@current", ChangeKind.Changed, ChangeEffect.Live)]
    [TestCase("<cputune><vcpupin vcpu='0' cpuset='0'/></cputune>", "<cputune><vcpupin vcpu='0' cpuset='1'/></cputune>", "/domain/cputune/vcpupin/@cpuset", ChangeKind.Changed, ChangeEffect.Live)]
    [TestCase("<cputune><shares>1</shares><vcpusched vcpus='0' scheduler='fifo' priority='1'/></cputune>", "<cputune><shares>1</shares></cputune>", "/domain/cputune/vcpusched", ChangeKind.Removed, ChangeEffect.Restart)]
    [TestCase("<features><acpi/></features>", "<features><acpi/><pmu state='off'/></features>", "/domain/features/pmu/@state", ChangeKind.Added, ChangeEffect.Restart)]
    [TestCase("<devices><disk><target dev='vda'/></disk></devices>", "<devices><disk><target dev='vdb'/></disk><disk><target dev='vda'/></disk></devices>", "/domain/devices/disk[1]", ChangeKind.Added, ChangeEffect.Live)]
    [TestCase("<name>a</name>", "<name>a</name><cputune><vcpupin vcpu='0' cpuset='1'/></cputune>", "/domain/cputune/vcpupin", ChangeKind.Added, ChangeEffect.Live)]
    [TestCase("<devices><disk><target dev='vda'/></disk></devices>", "", "/domain/devices/disk", ChangeKind.Removed, ChangeEffect.Live)]
    [TestCase("<clock offset='localtime'/>", "", "/domain/clock", ChangeKind.Removed, ChangeEffect.Restart)]
    [TestCase("<memory>2048</memory>", "<memory>2048</memory><currentMemory>1024</currentMemory>", "/domain/currentMemory", ChangeKind.Changed, ChangeEffect.Live)]
    [TestCase("<future a='1'/>", "<future a='2'/>", "/domain/future", ChangeKind.Changed, ChangeEffect.Restart)]
    public void A_change_has_place_kind_and_effect(string before, string after, string path, ChangeKind kind, ChangeEffect effect)
    {
        var change = Compare(before, after).Single();
        Assert.That((change.Path, change.Kind, change.Effect), Is.EqualTo((path, kind, effect)));
    }

    [Test]
    public void Documents_of_two_kinds_cannot_be_compared() =>
        Assert.That(() => DocumentDiff.Compare(new DomainDocument(), new CapabilitiesDocument()), Throws.ArgumentException);

    [Test]
    public void A_document_means_the_same_as_itself()
    {
        foreach (var file in Corpus.Files())
            Assert.That(DocumentDiff.Compare(LibvirtDocument.Load(file), LibvirtDocument.Load(file)), Is.Empty, Corpus.Name(file));
    }
}
