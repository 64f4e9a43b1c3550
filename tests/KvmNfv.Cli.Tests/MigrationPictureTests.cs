using System.Buffers.Binary;
using System.Xml.Linq;
using KvmNfv.Cli.Pictures;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Tests;

public sealed class MigrationPictureTests
{
    private string _folder = "";

    [OneTimeSetUp]
    public void Prepare()
    {
        if (PictureFont.Typeface is null)
            Assert.Ignore("No font is installed here.");
        _folder = Directory.CreateTempSubdirectory("kvmnfv-picture-").FullName;
    }

    [OneTimeTearDown]
    public void Clean()
    {
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<TestCaseData> Reports() =>
    [
        new(MigrationReports.Completed()) { TestName = "{m}(completed)" },
        new(MigrationReports.PostCopied()) { TestName = "{m}(post-copied)" },
        new(MigrationReports.Cancelled()) { TestName = "{m}(cancelled)" },
        new(MigrationReports.Completed() with { Samples = [.. MigrationReports.Completed().Samples.Select(s => s with { ExpectedDowntime = TimeSpan.FromDays(30) })] }) { TestName = "{m}(absurd expectation)" },
        new(MigrationReports.Completed() with { Samples = [], Passes = [], Events = [], Plan = null, Downtime = new(), Total = TimeSpan.Zero }) { TestName = "{m}(nothing seen)" },
    ];

    [TestCaseSource(nameof(Reports))]
    public void Svg_has_labelled_axes_with_units_and_only_finite_numbers(MigrationReport report)
    {
        var (text, words) = Svg(report);
        Assert.That(words, Is.SupersetOf(new[] { "memory to send, MiB", "rate, MiB/s", "downtime, ms", "time since the transfer began, s" }));
        Assert.That(text, Does.Not.Contain("NaN").And.Not.Contain("inf"));
    }

    [Test]
    public void Legends_name_what_was_measured_and_predicted()
    {
        var (_, words) = Svg(MigrationReports.Completed());
        Assert.That(words, Is.SupersetOf(new[] { "remaining", "predicted", "sent", "dirtied", "link 11.9 MiB/s", "limit", "QEMU expects", "budget 300 ms", "QEMU 110 ms", "libvirt 121 ms", "events 120 ms", "probe 180 ms" }));
        Assert.That(words, Does.Contain("downtime limit 100 ms: by the schedule"), "the decision at the foot");
        Assert.That(words, Does.Not.Contain("post-copy").And.Not.Contain("throttle, %"), "what did not happen is not drawn");
    }

    [Test]
    public void Throttle_and_post_copy_are_drawn_where_they_were_used() =>
        Assert.That(Svg(MigrationReports.PostCopied()).Words, Does.Contain("throttle, %").And.Contain("post-copy").And.Contain("post-copy: pre-copy makes no progress"));

    [TestCaseSource(nameof(Reports))]
    public void Words_do_not_stand_on_each_other(MigrationReport report)
    {
        var boxes = Boxes(XDocument.Parse(Svg(report).Text)).ToList();
        Assert.That(boxes, Has.Count.GreaterThan(20));
        var overlaps = boxes.SelectMany((a, i) => boxes.Skip(i + 1).Where(b => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom).Select(b => $"{a} on {b}"));
        Assert.That(overlaps, Is.Empty);
    }

    [Test]
    public void Png_is_one_of_the_right_size()
    {
        var file = Path.Combine(_folder, "a.PNG");
        MigrationPicture.Write(MigrationReports.Completed(), file);
        var bytes = File.ReadAllBytes(file);
        Assert.That(bytes.AsSpan(0, 8).SequenceEqual((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]), Is.True);
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), Is.EqualTo(1200));
        Assert.That(bytes, Has.Length.GreaterThan(20_000), "a white sheet is far smaller");
    }

    private (string Text, List<string> Words) Svg(MigrationReport report)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid()}.svg");
        MigrationPicture.Write(report, file);
        var text = File.ReadAllText(file);
        return (text, [.. XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim())]);
    }

    private static readonly char[] s_separators = [',', ' ', '(', ')'];

    // Each glyph has its place in the file: the first and the last one give the width, the font's size the height.
    private static IEnumerable<(string Word, double Left, double Right, double Top, double Bottom)> Boxes(XDocument svg)
    {
        foreach (var text in svg.Descendants().Where(e => e.Name.LocalName == "text"))
        {
            var transform = (text.Attribute("transform")?.Value ?? "translate(0 0)").Split(s_separators, StringSplitOptions.RemoveEmptyEntries);
            if (transform[0] != "translate")
                continue;
            var xs = Numbers(text.Attribute("x")!.Value);
            var (x, y, size) = (Number(transform[1]), Number(transform[2]) + Numbers(text.Attribute("y")!.Value)[0], Number(text.Attribute("font-size")!.Value));
            yield return (text.Value.Trim(), x + xs[0], x + xs[^1] + size * .4, y - size * .7, y);
        }
    }

    private static double[] Numbers(string text) => [.. text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
