using System.Text;

namespace KvmNfv.LibvirtXml.Tests;

public class HostileInputTests
{
    [TestCase("<!DOCTYPE domain [<!ENTITY a 'b'>]><domain>&a;</domain>", TestName = "A_dtd_is_refused")]
    [TestCase("<domain>&nosuch;</domain>", TestName = "An_unknown_entity_is_refused")]
    [TestCase("<domain>\n<name></domain>", TestName = "Wrong_nesting_is_refused")]
    [TestCase("<domain a='1' a='2'/>", TestName = "A_doubled_attribute_is_refused")]
    [TestCase("", TestName = "Nothing_is_refused")]
    [TestCase("<network/>", TestName = "Another_kind_is_refused")]
    [TestCase("<domain><x:y/></domain>", TestName = "An_undeclared_prefix_is_refused")]
    public void Refused(string xml) => Assert.That(() => DomainDocument.Parse(xml), Throws.TypeOf<LibvirtXmlException>());

    [Test]
    public void Faults_have_line_and_column() => Assert.That(() => DomainDocument.Parse("<domain>\n <name></domain>"),
        Throws.TypeOf<LibvirtXmlException>().With.Property(nameof(LibvirtXmlException.Line)).EqualTo(2)
            .And.Property(nameof(LibvirtXmlException.Column)).GreaterThan(1));

    [Test]
    public void Depth_is_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        Assert.That(() => DomainDocument.Parse("<domain>" + deep), Throws.TypeOf<LibvirtXmlException>().With.Message.Contains("256"));
    }

    [Test]
    public void Length_is_bounded() => Assert.That(
        () => DomainDocument.Parse("<domain><name>long</name></domain>", new XmlReadOptions { MaxLength = 20 }),
        Throws.TypeOf<LibvirtXmlException>().With.Message.Contains("20"));

    [Test]
    public void Bytes_that_are_no_text_are_refused() => Assert.That(
        () => DomainDocument.Load(new MemoryStream([.. "<domain><name>"u8, 0xFF, .. "</name></domain>"u8])), Throws.TypeOf<LibvirtXmlException>());

    [Test]
    public void Encodings_are_found()
    {
        const string Xml = "<domain><name>é</name></domain>";
        byte[][] forms =
        [
            Encoding.UTF8.GetBytes(Xml), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Xml)], [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Xml)],
            Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='ISO-8859-1'?>" + Xml),
        ];
        foreach (var form in forms)
            Assert.That(DomainDocument.Load(new MemoryStream(form)).Name, Is.EqualTo("é"));
    }
}
