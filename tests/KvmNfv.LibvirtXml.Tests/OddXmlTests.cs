using System.Text;

namespace KvmNfv.LibvirtXml.Tests;

/// <summary>XML that is right but unlike what libvirt writes: it comes out as it went in, byte for byte, and a change changes just that.</summary>
public class OddXmlTests
{
    private static readonly string[] s_texts =
    [
        "<domain><name>a</name></domain>",
        "\n\n <!-- before --><?pi before?>\n<domain type = \"kvm\"\n  id\t=\t'3' ><name >a</name ></domain >\n<!-- after -->\n<?pi after?>\n\n",
        "<?xml version='1.0' encoding=\"utf-8\" standalone='yes' ?>\n<domain><name>a</name></domain>",
        "<domain>\r\n  <name>a</name>\r\n  <title>x\r\ny</title>\r\n</domain>\r\n",
        "<domain>\r  <name>a</name>\r</domain>\r",
        "<domain><title><![CDATA[<a & b>]]></title><name>a</name><description>x<![CDATA[]]>y<!-- c -->z</description></domain>",
        "<domain><title>&#65;&#x42;&amp;&lt;&gt;&apos;&quot;&#10;</title><name>&#97;</name></domain>",
        "<domain><os><cmdline>a &gt; b > c \" '</cmdline></os><name>a</name><devices><emulator>/x&#x20;y</emulator></devices></domain>",
        "<domain type=\"k&#118;m\"><memory unit='&#75;iB'>&#49;024</memory><name>a</name><seclabel label='a\"b' model=\"a'b\" type='a&#10;b\tc'/></domain>",
        "<domain xml:space='preserve' xml:lang=\"de\"> <name>a</name> </domain>",
        "<domain xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><qemu:commandline><qemu:arg value='-x'/></qemu:commandline></domain>",
        "<domain xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'><name>a</name><q:commandline><q:arg value='-x'/></q:commandline></domain>",
        "<domain><name>a</name><commandline xmlns='http://libvirt.org/schemas/domain/qemu/1.0'><arg value='-x'/></commandline></domain>",
        "<domain><metadata><a xmlns='urn:a'><b xmlns=''/><c xmlns:d='urn:d' d:e='f'/>text</a></metadata><name>a</name></domain>",
        "<domain><name>a</name><future a = 'b'>mixed <b/> content<c></c> <d   /></future></domain>",
        "<domain><name>a</name><title></title><description   ></description><devices\n/></domain>",
        "<domain><name>a</name><!----><!-- > --><?p?><?p >?></domain>",
        "<domain><title>ünï 𝄞 \u2028</title><name>a</name></domain>",
        "\uFEFF<domain><name>a</name></domain>",
        "\uFEFF<?xml version='1.0'?>\n<domain><name>a</name></domain>",
        "<domain><vcpu\nplacement='static'\n>\n  2\n</vcpu><name>a</name><memory  unit=\"KiB\"  >\n 1024</memory></domain>",
        "<domain><devices><disk type='file'/><x/><disk type='file'><alias name='a'/></disk></devices><name>a</name></domain>",
        "<domain attribute-with-gt='a>b' b=\"/>\"><name>a</name></domain>",
    ];

    [TestCaseSource(nameof(s_texts))]
    public void Text_comes_out_as_it_went_in(string text)
    {
        var document = DomainDocument.Parse(text);
        Assert.That(document.ToString(), Is.EqualTo(text));
        Assert.That(RoundTrip.FirstDifference(document), Is.Null);
        Assert.That(document.Name, Is.EqualTo("a"));
    }

    [TestCaseSource(nameof(s_texts))]
    public void Change_of_one_value_changes_its_characters_only(string text)
    {
        var document = DomainDocument.Parse(text);
        document.Name = "b";
        Assert.That(document.ToString(), Is.EqualTo(text.Replace(">a<", ">b<", StringComparison.Ordinal).Replace(">&#97;<", ">b<", StringComparison.Ordinal)));
    }

    [TestCaseSource(nameof(s_texts))]
    public void Attribute_put_in_and_taken_out_again_leaves_no_trace(string text)
    {
        var document = DomainDocument.Parse(text);
        document.SetAttribute("zz", "1");
        Assert.That(DomainDocument.Parse(document.ToString()).GetAttribute("zz"), Is.EqualTo("1"));
        document.SetAttribute("zz", null);
        Assert.That(document.ToString(), Is.EqualTo(text));
    }

    [TestCaseSource(nameof(s_texts))]
    public void Element_put_in_and_taken_out_again_leaves_no_trace(string text)
    {
        var document = DomainDocument.Parse(text);
        if (document.KeyWrap.Exists)
            Assert.Fail("The test needs an element that no sample has.");
        document.KeyWrap.Ciphers.Add(new KeyWrapCipher { Name = "aes" });
        Assert.That(DomainDocument.Parse(document.ToString()).KeyWrap.Ciphers, Has.Count.EqualTo(1));
        document.KeyWrap.Remove();
        Assert.That(document.ToString(), Is.EqualTo(text));
    }

    private static IEnumerable<TestCaseData> Encodings()
    {
        yield return Case("UTF-8", new UTF8Encoding(false), "<?xml version='1.0' encoding='UTF-8'?>");
        yield return Case("UTF-8 with mark", new UTF8Encoding(true), "");
        yield return Case("UTF-8 with mark, declared Latin 1", new UTF8Encoding(true), "<?xml version='1.0' encoding='ISO-8859-1'?>");
        yield return Case("UTF-16 LE", new UnicodeEncoding(false, true), "<?xml version='1.0' encoding='UTF-16'?>");
        yield return Case("UTF-16 BE", new UnicodeEncoding(true, true), "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n");
        yield return Case("UTF-16 LE without mark", new UnicodeEncoding(false, false), "<?xml version='1.0' encoding='UTF-16LE'?>");
        yield return Case("UTF-16 BE without mark", new UnicodeEncoding(true, false), "<?xml version='1.0' encoding='UTF-16BE'?>");
        yield return Case("UTF-32", new UTF32Encoding(false, true), "");
        yield return Case("Latin 1", Encoding.Latin1, "<?xml version='1.0' encoding='ISO-8859-1'?>");
        yield return Case("Latin 1 by another name", Encoding.Latin1, "<?xml  version=\"1.0\"  encoding = \"latin1\" standalone='no'?>\r\n");
        yield return Case("declared UTF-16, in fact UTF-8", new UTF8Encoding(false), "<?xml version='1.0' encoding='UTF-16'?>");

        static TestCaseData Case(string name, Encoding encoding, string declaration) => new TestCaseData(encoding, declaration).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Encodings))]
    public void File_is_written_in_the_encoding_it_was_read_in(Encoding encoding, string declaration)
    {
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(declaration + "<domain>\r\n <name>é</name></domain>\n")];
        var document = DomainDocument.Load(new MemoryStream(bytes));
        Assert.That(document.Name, Is.EqualTo("é"));
        Assert.That(Saved(document), Is.EqualTo(bytes));
        document.Name = "ü";
        Assert.That(Saved(document), Is.EqualTo((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(declaration + "<domain>\r\n <name>ü</name></domain>\n")]));
    }

    [Test]
    public void Character_that_the_encoding_lacks_is_refused_and_not_replaced()
    {
        var document = DomainDocument.Load(new MemoryStream(Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='ISO-8859-1'?><domain><name>é</name></domain>")));
        document.Name = "語";
        Assert.That(() => Saved(document), Throws.InvalidOperationException.With.Message.Contains("iso-8859-1").And.Message.Contains("U+8A9E"));
    }

    [Test]
    public void Encoding_that_is_not_known_is_refused() => Assert.That(
        () => DomainDocument.Load(new MemoryStream("<?xml version='1.0' encoding='klingon'?><domain/>"u8.ToArray())),
        Throws.TypeOf<LibvirtXmlException>().With.Message.Contains("klingon").And.Message.Contains("UTF-8"));

    private static byte[] Saved(Element document)
    {
        using var stream = new MemoryStream();
        document.Save(stream);
        return stream.ToArray();
    }
}
