using System.Text.Json;
using System.Xml.Linq;

namespace KvmNfv.Cli.Tests;

public sealed class PlaceCommandTests
{
    private string _folder = "";

    [SetUp]
    public void MakeProfiles()
    {
        _folder = Directory.CreateTempSubdirectory("kvmnfv-place-").FullName;
        Write("small.json", """{ "name": "small", "vCpus": [{ "role": "realtime" }, { "role": "shared" }], "memory": "16 MiB", "pageSizes": ["4 KiB"] }""");
        Write("large.json", $$"""{ "name": "large", "vCpus": [{{string.Join(',', Enumerable.Repeat("""{ "role": "dedicated" }""", 64))}}], "memory": "16 MiB", "pageSizes": ["4 KiB"] }""");
        Write("host.json", """
            {
              "cpus": [
                { "id": 0, "online": true, "package": 0, "core": 0, "node": 0, "siblings": "0" }, { "id": 1, "online": true, "package": 0, "core": 1, "node": 0, "siblings": "1" },
                { "id": 2, "online": true, "package": 0, "core": 2, "node": 0, "siblings": "2" }, { "id": 3, "online": true, "package": 0, "core": 3, "node": 0, "siblings": "3" }
              ],
              "nodes": [{ "id": 0, "cpus": "0-3", "memory": "1 GiB", "freeMemory": "1 GiB" }]
            }
            """);
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Plan_is_a_table_with_reasons_when_asked_for()
    {
        var run = await PlaceAsync("small.json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Lines, Has.Some.EqualTo("small fits.").And.Some.Match("^vCPU 0 +realtime FIFO 1 +CPU 1$"));
        var explained = await PlaceAsync("small.json", "--explain");
        Assert.That(explained.Lines, Has.Some.Match(@"^vCPU 0 +realtime FIFO 1 +CPU 1 +\S+ .*\.$"));
    }

    [Test]
    public async Task Profiles_are_placed_beside_each_other_and_a_refusal_is_exit_1()
    {
        var run = await PlaceAsync("small.json", "-p", File("small.json"), "-p", File("large.json"), "-o", "json");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Is.Empty);
        var results = run.Json.EnumerateArray().ToList();
        Assert.That(results.Select(r => r.GetProperty("result").GetString()), Is.EqualTo(new[] { "plan", "plan", "refusal" }));
        Assert.That(results.Take(2).Select(RealTimeCpu), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task Refusal_lists_what_failed_and_the_smallest_change()
    {
        var run = await PlaceAsync("large.json");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines[0], Is.EqualTo("large does not fit:"));
        Assert.That(run.Lines, Has.Some.Match(@"^  1\. ").And.Some.Match("^(The smallest change that fits|No change)"));
    }

    [Test]
    public async Task Xml_is_the_domain_document_of_the_plan()
    {
        var run = await PlaceAsync("small.json", "-o", "xml");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(XDocument.Parse(run.Out).Descendants("vcpupin").First().Attribute("cpuset")!.Value, Is.EqualTo("1"));
        var two = await PlaceAsync("small.json", "-p", File("small.json"), "-o", "xml");
        Assert.That((two.ExitCode, two.Error.Contains("one --profile", StringComparison.Ordinal)), Is.EqualTo((2, true)));
        var refused = await PlaceAsync("large.json", "-o", "xml");
        Assert.That((refused.ExitCode, refused.Out), Is.EqualTo((1, "")));
        Assert.That(refused.Error, Does.StartWith("error: large does not fit: "));
    }

    [Test]
    public async Task Pictures_go_to_the_terminal_and_to_a_file()
    {
        var run = await PlaceAsync("small.json", "--picture", "--svg", File("host.svg"));
        Assert.That(run.Lines, Has.Some.Match("^A +small$").And.Some.Match(@"^ +# +A0! +\. +\.$|^ +#A +A0! +\. +\.$"));
        Assert.That(XDocument.Load(File("host.svg")).Root!.Name.LocalName, Is.EqualTo("svg"));
    }

    // The test driver's own domain is pinned nowhere, so its two vCPUs may run on every CPU of a host that isolates none.
    [Test]
    public async Task Domains_that_run_on_the_connection_are_respected()
    {
        Write("paged.json", """{ "name": "paged", "vCpus": [{ "role": "realtime" }, { "role": "shared" }], "memory": "40 MiB", "pageSizes": ["2 MiB"] }""");
        string[] place = ["place", "-c", "test:///default", "-p", File("paged.json")];
        var beside = await ToolRun.RunAsync(place);
        Assert.That((beside.ExitCode, beside.Lines[0]), Is.EqualTo((1, "paged does not fit:")), beside.Error);
        var alone = await ToolRun.RunAsync([.. place, "--empty"]);
        Assert.That((alone.ExitCode, alone.Lines[0]), Is.EqualTo((0, "paged fits.")), alone.Error);
        var both = await ToolRun.RunAsync([.. place, "--empty", "--usage", File("small.json")]);
        Assert.That((both.ExitCode, both.Error.Contains("give one of them", StringComparison.Ordinal)), Is.EqualTo((2, true)));
    }

    [Test]
    public async Task File_that_is_no_profile_is_named()
    {
        var run = await PlaceAsync("host.json");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith($"error: {File("host.json")} is not a VNF profile"));
    }

    private static string RealTimeCpu(JsonElement plan) => plan.GetProperty("vCpus").EnumerateArray().First().GetProperty("cpus").GetString()!;

    private Task<ToolRun> PlaceAsync(string profile, params string[] more) => ToolRun.RunAsync(["place", "--host", File("host.json"), "-p", File(profile), .. more]);

    private string File(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => System.IO.File.WriteAllText(File(name), text);
}
