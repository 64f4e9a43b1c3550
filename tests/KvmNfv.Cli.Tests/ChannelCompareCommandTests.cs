using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using KvmNfv.Cli.Pictures;

namespace KvmNfv.Cli.Tests;

/// <summary>One short comparison of all that needs no VM, looked at in every form.</summary>
public sealed class ChannelCompareCommandTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(8);

    private readonly TemporaryFolder _folder = new();

    private string Report => _folder.File("report.json");

    [OneTimeSetUp]
    public async Task Measure()
    {
        var (code, _, error) = await ToolProcess.RunAsync(s_patience, "dotnet", ToolProcess.Assembly, "channel", "compare", "--duration", "20ms", "--sizes", "64,512", "--report", Report);
        Assert.That(code, Is.Zero, error);
        Assert.That(error, Does.Contain("measuring shared memory, sealed (shm-socket), poll"));
    }

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void Every_option_has_figures_or_says_why_it_has_none()
    {
        var report = JsonDocument.Parse(File.ReadAllText(Report)).RootElement;
        var options = report.GetProperty("options").EnumerateArray().ToList();
        Assert.That(options, Has.Count.GreaterThan(15));
        foreach (var option in options)
        {
            var name = option.ToString();
            if (option.GetProperty("notMeasured").ValueKind == JsonValueKind.String)
            {
                Assert.That(option.GetProperty("notMeasured").GetString(), Is.Not.Empty, name);
                continue;
            }

            Assert.That(option.GetProperty("latency").GetProperty("p50").GetDouble(), Is.Positive, name);
            Assert.That(option.GetProperty("throughput").GetArrayLength(), Is.EqualTo(2), name);
        }

        Assert.That(options.Where(o => o.GetProperty("ends").GetString() == "two processes" && o.GetProperty("wait").GetString() == "sleep").Select(o => o.GetProperty("notMeasured").ValueKind), Is.All.EqualTo(JsonValueKind.Null));
        Assert.That(report.GetProperty("host").GetProperty("onlineCpus").GetInt32(), Is.Positive);
        Assert.That(report.GetProperty("vmfunc").GetProperty("whyNot").GetString(), Does.Contain("nested"));
    }

    [Test]
    public async Task Table_has_figures_reasons_and_assessments()
    {
        var run = await ShowAsync();
        Assert.That(run.Out, Does.Match("(?m)^OPTION +ENDS +WAIT +P50 +P99 +P99.9 +MAX +CPU OF BOTH$").And.Match("(?m)^OPTION +ENDS +WAIT +64 B +512 B +CPU OF BOTH$"));
        Assert.That(run.Out, Does.Match("(?m)^vhost-user +host and one VM +no VM to boot was given").And.Match("(?m)^TCP over veth .*--veth$").And.Contain("take it when").And.Contain("Why not VMFUNC"));
    }

    [Test]
    public async Task Markdown_has_the_same_tables()
    {
        var run = await ShowAsync("-o", "markdown");
        Assert.That(run.Lines[0], Is.EqualTo("# Channels compared"));
        Assert.That(run.Lines, Has.Some.EqualTo("| option | ends | wait | p50 | p99 | p99.9 | max | CPU of both |").And.Some.EqualTo("| option | API | usability | security | maintenance | live migration | take it when |"));
        foreach (var table in run.Out.Split("\n\n").Where(p => p.StartsWith('|')))
            Assert.That(table.Trim().Split('\n').Select(l => l.Count(c => c == '|')).Distinct().Count(), Is.EqualTo(1), table);
    }

    [Test]
    public async Task Json_of_a_report_is_the_report() => Assert.That((await ShowAsync("-o", "json")).Out, Is.EqualTo(await File.ReadAllTextAsync(Report)));

    [Test]
    public async Task Picture_has_labelled_axes_and_names_the_options()
    {
        if (PictureFont.Typeface is null)
            Assert.Ignore("No font is installed here.");
        var file = _folder.File("picture.svg");
        // As a process: what a library of machine code prints is seen, too.
        var (code, _, error) = await ToolProcess.RunAsync(s_patience, "dotnet", ToolProcess.Assembly, "channel", "compare", "--from", Report, "--picture", file);
        Assert.That((code, error), Is.EqualTo((0, "")));
        var text = await File.ReadAllTextAsync(file);
        var words = XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName == "text").Select(e => string.Concat(e.Value.Split()).Length == 0 ? "" : e.Value.Trim()).ToList();
        Assert.That(words, Is.SupersetOf(new[] { "round trip, us", "messages, million/s", "99.9 %", "ivshmem-doorbell, sleep" }));
        Assert.That(text, Does.Not.Contain("NaN"));
    }

    [Test]
    public async Task Interrupted_comparison_keeps_what_it_has()
    {
        var kept = _folder.File("interrupted.json");
        using var process = ToolProcess.Start("dotnet", ToolProcess.Assembly, "channel", "compare", "--duration", "20ms", "--sizes", "64", "--report", kept);
        for (string? line; (line = await process.StandardError.ReadLineAsync().WaitAsync(s_patience)) is not null && !line.EndsWith("in-process loop-back, adaptive", StringComparison.Ordinal);)
        {
        }

        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(s_patience);
        await process.WaitForExitAsync().WaitAsync(s_patience);
        Assert.That(process.ExitCode, Is.EqualTo(1));
        Assert.That(await process.StandardError.ReadToEndAsync(), Does.EndWith("error: interrupted: what was measured before follows\n"));
        Assert.That(output, Does.Match("(?m)^TCP loop-back, sleep +two processes +interrupted"));
        var options = JsonDocument.Parse(await File.ReadAllTextAsync(kept)).RootElement.GetProperty("options").EnumerateArray().ToList();
        Assert.That(options[0].GetProperty("latency").GetProperty("p50").GetDouble(), Is.Positive);
        Assert.That(options.Select(o => o.GetProperty("notMeasured").GetString()), Has.Some.EqualTo("interrupted"));
    }

    [TestCase("--guest /no/kernel,/no/initrd", 2, "is not the files of a kernel and an initramfs")]
    [TestCase("--sizes 16", 2, "use numbers from 32 to 2048")]
    [TestCase("--picture x.gif", 2, "end its name with .svg or .png")]
    [TestCase("--cpus 0-3", 1, "name two")]
    [TestCase("--from /etc/hostname", 1, "is not a report of a comparison")]
    public async Task What_can_not_be_done_is_said_at_once(string line, int exitCode, string says)
    {
        var run = await ToolRun.RunAsync(["channel", "compare", .. line.Split(' ')]);
        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(says));
    }

    private Task<ToolRun> ShowAsync(params string[] more) => ToolRun.RunAsync(["channel", "compare", "--from", Report, .. more]);
}
