namespace KvmNfv.Cli.Tests;

/// <summary>The verbs of libvirt's side of channels on libvirt's test driver, which is on no machine: files are not looked at.</summary>
public sealed class ChannelAttachCommandTests
{
    [TestCase("channel", "attach", "test")]
    [TestCase("channel", "attach", "test", "bell", "--kind", "ivshmem-doorbell")]
    [TestCase("channel", "attach", "test", "pair", "--queues", "2")]
    [TestCase("channel", "attach", "test", "vm1", "--kind", "vhost-user", "--socket", "/run/v", "--size", "1MiB")]
    [TestCase("channel", "attach", "test", "vm1", "--kind", "vhost-user", "--socket", "/run/v", "--mac", "x")]
    [TestCase("channel", "ovs", "test")]
    [TestCase("channel", "ovs", "test", "--bridge", "br0", "--apply", "--undo")]
    [TestCase("channel", "check")]
    public async Task Command_line_that_makes_no_sense_is_exit_code_2(params string[] args)
    {
        var run = await ToolRun.RunAsync(args);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: "));
    }

    [Test]
    public async Task Name_that_is_no_name_is_one_error_line()
    {
        var run = await ToolRun.OnTestDriverAsync("channel", "attach", "test", "a/b");
        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.StartWith("error: 'a/b' can't be a channel's name"));
    }

    [Test]
    public async Task Plan_is_shown_with_what_was_not_looked_at()
    {
        var run = await ToolRun.OnTestDriverAsync("channel", "attach", "test", "pair", "--size", "4MiB", "--dry-run");
        Assert.That(run.ExitCode, Is.Zero, run.Error + run.Out);
        Assert.That(run.Out, Does.Contain("attach, definition").And.Contain("attach, running").And.Contain("warning remote").And.Contain("warning migration"));
    }

    [Test]
    public async Task Refusal_is_exit_code_1_with_its_mend()
    {
        var run = await ToolRun.OnTestDriverAsync("channel", "attach", "test", "pair", "--size", "3MiB");
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Out, Does.Contain("is refused; nothing was changed").And.Contain("error shmem-size").And.Contain("Mend: Make it a power of two"));
    }

    [Test]
    public async Task Json_is_the_plan()
    {
        var run = await ToolRun.OnTestDriverAsync("channel", "attach", "test", "vm1", "--kind", "vhost-user", "--socket", "/run/v/vm1", "--queues", "2", "--scope", "definition", "--dry-run", "-o", "json");
        Assert.That(run.Json.GetProperty("channel").GetString(), Is.EqualTo("vm1"));
    }

    [Test]
    public async Task Domain_without_channels_is_said()
    {
        var run = await ToolRun.OnTestDriverAsync("channel", "check", "test");
        Assert.That((run.ExitCode, run.Lines[0]), Is.EqualTo((0, "Domain 'test' has no channels.")));
        run = await ToolRun.OnTestDriverAsync("channel", "detach", "test", "pair");
        Assert.That((run.ExitCode, run.Lines[0]), Is.EqualTo((0, "Channel 'pair' of domain 'test': nothing to do.")));
    }

    [TestCase("ovs", "--bridge", "br0")]
    [TestCase("testpmd")]
    public async Task Switch_without_interfaces_to_serve_is_exit_code_1(params string[] verb)
    {
        var run = await ToolRun.OnTestDriverAsync(["channel", verb[0], "test", .. verb[1..]]);
        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "# error: The domain has no vhost-user interface. Attach one first: kvmnfv channel attach.\n")));
    }
}
