using System.Text;
using KvmNfv.LibvirtXml.Tests.Support;
using KvmNfv.LibvirtXml.Tree;

namespace KvmNfv.LibvirtXml.Tests;

/// <summary>Damaged documents: an error with its line, or a document that is written as it came; never anything else. The seed is fixed,
/// so a failure comes again.</summary>
public class FuzzTests
{
    private const int Cases = 200_000;
    private const int MaxSize = 2500;
    private const string Bits = "<>/='\"&;!-[]?x0 \n\t\r\u0001\u00e9:#";

    [Test]
    public void Damaged_documents_are_refused_or_kept()
    {
        var seeds = Corpus.Files().Where(file => new FileInfo(file).Length < MaxSize).Select(File.ReadAllText).ToArray();
        var (refused, kept, wrong) = (0, 0, new List<string>());
        Parallel.For(0, 8, worker =>
        {
            var random = new Random(20260801 + worker);
            for (var i = 0; i < Cases / 8; i++)
            {
                var text = Damage(random, seeds[random.Next(seeds.Length)], seeds);
                try
                {
                    if (Problem(text, random) is { } problem)
                    {
                        lock (wrong)
                            wrong.Add($"{problem}:\n{text}");
                    }

                    Interlocked.Increment(ref kept);
                }
                catch (LibvirtXmlException e) when (e is { Line: > 0, Column: > 0 })
                {
                    Interlocked.Increment(ref refused);
                }
            }
        });

        TestContext.Out.WriteLine($"{refused} refused, {kept} kept");
        Assert.That(wrong, Is.Empty, wrong.FirstOrDefault());
        Assert.That(kept, Is.GreaterThan(Cases / 20));
        Assert.That(refused, Is.GreaterThan(Cases / 20));
    }

    private static string? Problem(string text, Random random)
    {
        var document = LibvirtDocument.Parse(text);
        if (document.ToString() != text)
            return "written otherwise than read";
        Read(document);
        if (random.Next(4) > 0)
            return null;
        // A change must stay where it was made.
        document.SetAttribute("fuzzed", "1");
        var again = LibvirtDocument.Parse(document.ToString());
        if (again.GetAttribute("fuzzed") != "1")
            return "a change was lost";
        again.SetAttribute("fuzzed", null);
        return Canonical.Of(again.XmlNode!) == Canonical.Of(TreeReader.Read(text, XmlReadOptions.Default).Root) ? null : "a change spread";
    }

    private static void Read(Element element)
    {
        foreach (var member in element.Shape.Members)
        {
            try
            {
                var value = member.Read(element);
                if (value is Element { Exists: true } child)
                    Read(child);
                else if (value is IEnumerable<Element> items)
                    items.ToList().ForEach(Read);
            }
            catch (LibvirtXmlException)
            {
                // A value that is not of its type says so when it is read.
            }
        }
    }

    private static string Damage(Random random, string text, string[] seeds)
    {
        var damaged = new StringBuilder(text);
        for (var n = random.Next(1, 4); n > 0 && damaged.Length > 0; n--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(6))
            {
                case 0:
                    damaged[at] = Bits[random.Next(Bits.Length)];
                    break;
                case 1:
                    damaged.Insert(at, Bits[random.Next(Bits.Length)]);
                    break;
                case 2:
                    damaged.Remove(at, Math.Min(random.Next(1, 20), damaged.Length - at));
                    break;
                case 3:
                    var other = seeds[random.Next(seeds.Length)];
                    var from = random.Next(other.Length);
                    damaged.Insert(at, other.AsSpan(from, Math.Min(random.Next(1, 60), other.Length - from)));
                    break;
                case 4:
                    if (char.IsAsciiLetterOrDigit(damaged[at]))
                        damaged[at] = (char)('0' + random.Next(75));
                    break;
                default:
                    var length = Math.Min(random.Next(1, 40), damaged.Length - at);
                    damaged.Insert(at, damaged.ToString(at, length));
                    break;
            }
        }

        return damaged.ToString();
    }
}
