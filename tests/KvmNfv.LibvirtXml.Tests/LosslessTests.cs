using KvmNfv.LibvirtXml.Tests.Support;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml.Tests;

public class LosslessTests
{
    [Test]
    public void Corpus_parsed_and_written_is_unchanged()
    {
        var files = Corpus.Files();
        Assert.Multiple(() =>
        {
            foreach (var file in files)
            {
                var text = File.ReadAllText(file);
                Assert.That(TreeWriter.Write(TreeReader.Read(text, XmlReadOptions.Default)), Is.EqualTo(text), Corpus.Name(file));
            }
        });
    }

    [Test]
    public void Corpus_with_every_node_marked_changed_is_written_unchanged()
    {
        var files = Corpus.Files();
        Assert.Multiple(() =>
        {
            foreach (var file in files)
            {
                var text = File.ReadAllText(file);
                Assert.That(RoundTrip.FirstDifference(LibvirtDocument.Parse(text)), Is.Null, Corpus.Name(file));
            }
        });
    }
}
