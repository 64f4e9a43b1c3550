namespace KvmNfv.Cli.Tests;

public sealed class DomainCommandTests
{
    private const string TestUuid = "6695eb01-f6a4-8304-79aa-97f2502e193f";

    [Test]
    public async Task List_shows_a_heading_and_a_line_a_domain()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "list");
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Lines, Has.Length.EqualTo(2));
        Assert.That(run.Lines[0], Does.Match("^Id +Name +State +vCPUs +Memory +UUID$"));
        Assert.That(run.Lines[1], Does.Match($"^1 +test +running +2 +2 GiB +{TestUuid}$"));
    }

    [Test]
    public async Task Piped_table_has_no_colours_and_no_trailing_blanks()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "list");
        Assert.That(run.Out, Does.Not.Contain("\e"));
        Assert.That(run.Lines, Has.All.Not.EndsWith(" "));
    }

    [Test]
    public async Task List_as_json_has_stable_names()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "list", "--output", "json");
        var domain = run.Json[0];
        Assert.That(domain.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "id", "name", "uuid", "state", "vcpus", "memoryKiB" }));
        Assert.That(domain.GetProperty("id").GetInt32(), Is.EqualTo(1));
        Assert.That(domain.GetProperty("memoryKiB").GetUInt64(), Is.EqualTo(2097152));
    }

    [Test]
    public async Task List_of_inactive_domains_leaves_running_ones_out()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "list", "--inactive", "-o", "json");
        Assert.That(run.Json.GetArrayLength(), Is.Zero);
    }

    [TestCase("1")]
    [TestCase("test")]
    [TestCase(TestUuid)]
    public async Task Domain_is_found_by_id_name_and_uuid(string reference)
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "show", reference, "-o", "json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Json.GetProperty("uuid").GetString(), Is.EqualTo(TestUuid));
    }

    [TestCase("7", "bare number")]
    [TestCase("nobody", "no domain 'nobody'")]
    [TestCase("00000000-0000-0000-0000-000000000001", "no domain")]
    public async Task Unknown_domain_is_one_error_line(string reference, string says)
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "show", reference);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Is.Empty);
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(says));
        Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n"));
    }

    [Test]
    public async Task Show_tells_where_the_vcpus_may_run()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "show", "test");
        Assert.That(run.Lines, Has.Some.Match(@"^vCPU 1 on +0-\d+$"));
        Assert.That(run.Lines, Has.Some.Match("^State +running"));
    }

    [Test]
    public async Task Show_xml_prints_the_document()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "show", "test", "--xml");
        Assert.That(run.Out, Does.StartWith("<domain type='test'").And.EndsWith("</domain>\n"));
    }

    [Test]
    public async Task Start_of_a_running_domain_fails_with_libvirt_s_words()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "start", "test");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain("already running"));
    }

    [Test]
    public async Task Stop_waits_until_the_domain_is_shut_off()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "stop", "test");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Out, Is.EqualTo("domain 'test' is shut off\n"));
    }

    [Test]
    public async Task Stop_by_force_reports_the_domain_as_json()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "stop", "1", "--force", "-o", "json");
        Assert.That(run.Json.GetProperty("state").GetString(), Is.EqualTo("shut off"));
        Assert.That(run.Json.GetProperty("id").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
    }

    [Test]
    public async Task Stop_over_a_readonly_connection_is_refused()
    {
        var run = await ToolRun.OnTestDriverAsync("domain", "stop", "test", "-r");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("read only").IgnoreCase);
    }
}
