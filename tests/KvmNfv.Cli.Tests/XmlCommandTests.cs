namespace KvmNfv.Cli.Tests;

public sealed class XmlCommandTests
{
    private const string Guest = "<domain type='kvm'><name>a</name><memory>1024</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>";

    private string _folder = "";

    [SetUp]
    public void Make_folder() => _folder = Directory.CreateTempSubdirectory("kvmnfv-xml-").FullName;

    [TearDown]
    public void Delete_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Check_tells_of_each_file_and_of_all()
    {
        Write("a.xml", Guest);
        Write("in/b.xml", Guest.Replace("</os>", "</os><future x='1'/>", StringComparison.Ordinal));
        Write("in/c.xml", "<domain>");
        Write("in/readme.txt", "no document");
        var run = await ToolRun.RunAsync(["xml", "check", _folder]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines, Is.EqualTo(new[]
        {
            $"same     {_folder}/a.xml: domain, 0 of 7 not modelled",
            $"same     {_folder}/in/b.xml: domain, 2 of 9 not modelled",
            run.Lines[2],
            "3 files: 2 same, 0 CHANGED, 1 ERROR; 2 of 16 elements and attributes not modelled (12.5 %)",
        }));
        Assert.That(run.Lines[2], Does.StartWith($"ERROR    {_folder}/in/c.xml: line 1, column "));
    }

    [Test]
    public async Task Check_reads_standard_input_and_lists_places()
    {
        var run = await ToolRun.RunAsync(["xml", "check", "--places", "-"], input: "<domain><future x='1'/></domain>");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Lines[..3], Is.EqualTo(new[] { "same     -: domain, 2 of 3 not modelled", "         /domain/future", "         /domain/future/@x" }));
    }

    [Test]
    public async Task Check_as_json_has_files_and_sums()
    {
        Write("a.xml", Guest);
        var run = await ToolRun.RunAsync(["xml", "check", "-o", "json", _folder, $"{_folder}/none.xml"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Json.GetProperty("same").GetInt32(), Is.EqualTo(1));
        Assert.That(run.Json.GetProperty("errors").GetInt32(), Is.EqualTo(1));
        Assert.That(run.Json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("status").GetString()), Is.EqualTo(new[] { "same", "ERROR" }));
        Assert.That(run.Json.GetProperty("files")[0].GetProperty("root").GetString(), Is.EqualTo("domain"));
        Assert.That(run.Json.GetProperty("files")[1].GetProperty("error").GetString(), Does.Contain("none.xml"));
    }

    [Test]
    public async Task Check_counts_all_of_a_document_that_libvirt_does_not_have()
    {
        var run = await ToolRun.RunAsync(["xml", "check", "-"], input: "<html a='b'><body/></html>");
        Assert.That(run.Lines[0], Is.EqualTo("same     -: html, 3 of 3 not modelled"));
    }

    [Test]
    public async Task Check_keeps_a_byte_order_mark_and_an_encoding()
    {
        File.WriteAllText(Path.Combine(_folder, "a.xml"), "<?xml version='1.0' encoding='UTF-16'?><domain><name>é</name></domain>", System.Text.Encoding.Unicode);
        var run = await ToolRun.RunAsync(["xml", "check", _folder]);
        Assert.That(run.Lines[0], Does.StartWith("same "));
    }

    [Test]
    public async Task Folder_without_documents_is_one_error_line()
    {
        var run = await ToolRun.RunAsync(["xml", "check", _folder]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Is.EqualTo($"error: there is no *.xml file under {_folder}\n"));
    }

    [Test]
    public async Task Diff_of_equal_meaning_says_nothing()
    {
        var before = Write("a.xml", Guest);
        var run = await ToolRun.RunAsync(["xml", "diff", before, "-"],
            input: Guest.Replace("<memory>1024</memory>", "<!-- 1 --><memory unit='MiB'>1</memory>", StringComparison.Ordinal));
        Assert.That((run.ExitCode, run.Out, run.Error), Is.EqualTo((0, "", "")));
    }

    [Test]
    public async Task Diff_lists_changes_and_what_they_need()
    {
        var before = Write("a.xml", Guest);
        var after = Write("b.xml", Guest.Replace(">2<", ">4<", StringComparison.Ordinal)
            .Replace("</os>", "</os><devices>\n  <disk>\n    <target dev='vda'/>\n  </disk>\n</devices>", StringComparison.Ordinal));
        var run = await ToolRun.RunAsync(["xml", "diff", before, after]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines, Is.EqualTo(new[]
        {
            "~ /domain/vcpu: 2 -> 4  [restart]",
            "+ /domain/devices/disk: <disk><target dev='vda'/></disk>  [live]",
            "1 of 2 changes needs the guest to be shut off and started again.",
        }));
    }

    [Test]
    public async Task Diff_as_json_has_whole_values()
    {
        var before = Write("a.xml", Guest);
        var run = await ToolRun.RunAsync(["xml", "diff", before, "-", "-o", "json"], input: Guest.Replace("hvm", "exe", StringComparison.Ordinal));
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Json.GetProperty("same").GetBoolean(), Is.False);
        var change = run.Json.GetProperty("pairs")[0].GetProperty("changes")[0];
        Assert.That(change.GetProperty("path").GetString(), Is.EqualTo("/domain/os/type"));
        Assert.That(change.GetProperty("kind").GetString(), Is.EqualTo("changed"));
        Assert.That(change.GetProperty("effect").GetString(), Is.EqualTo("restart"));
    }

    [Test]
    public async Task Diff_of_folders_pairs_files_by_name()
    {
        Write("a/same.xml", Guest);
        Write("b/same.xml", Guest);
        Write("a/x.xml", Guest);
        Write("b/y.xml", Guest);
        Write("a/z.xml", Guest);
        Write("b/z.xml", Guest.Replace(">a<", ">b<", StringComparison.Ordinal));
        var run = await ToolRun.RunAsync(["xml", "diff", $"{_folder}/a", $"{_folder}/b"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines[..4], Is.EqualTo(new[]
        {
            $"only in A: {_folder}/a/x.xml",
            $"only in B: {_folder}/b/y.xml",
            $"{_folder}/a/z.xml {_folder}/b/z.xml",
            "~ /domain/name: a -> b  [restart]",
        }));
    }

    [TestCase("<network/>", "different kinds")]
    [TestCase("<domain", "line 1, column ")]
    public async Task Diff_that_cannot_be_made_ends_with_2(string other, string message)
    {
        var before = Write("a.xml", Guest);
        var run = await ToolRun.RunAsync(["xml", "diff", before, "-"], input: other);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contains(message));
    }

    [Test]
    public async Task Diff_of_a_file_and_a_folder_ends_with_2()
    {
        var run = await ToolRun.RunAsync(["xml", "diff", Write("a.xml", Guest), _folder]);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((2, $"error: {_folder} is a folder and the other is not; give two files or two folders\n")));
    }

    [Test]
    public async Task Lint_of_a_sound_guest_has_no_findings()
    {
        var run = await ToolRun.RunAsync(["xml", "lint", "-"], input: Guest);
        Assert.That((run.ExitCode, run.Out), Is.EqualTo((0, "1 file: 0 errors, 0 warnings\n")));
    }

    [Test]
    public async Task Lint_gives_all_findings_with_place_and_mend()
    {
        var run = await ToolRun.RunAsync(["xml", "lint", "-"], input: Guest.Replace("</os>",
            "</os><cputune><vcpupin vcpu='5' cpuset='0'/><vcpusched vcpus='0-3' scheduler='fifo' priority='1'/></cputune><memorybacking/>", StringComparison.Ordinal));
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines, Has.Length.EqualTo(7));
        Assert.That(run.Lines[0], Does.Match(@"^-: warning: /domain/cputune/vcpupin: .* \[vcpupin-range\]$"));
        Assert.That(run.Lines[1], Does.StartWith("  Pin a vCPU"));
        Assert.That(run.Lines[2], Does.Match(@"^-: error: /domain/cputune/vcpusched: .* \[vcpusched-range\]$"));
        Assert.That(run.Lines[4], Does.Match(@"^-: warning: /domain/memorybacking: .* \[unknown\]$"));
        Assert.That(run.Lines[6], Is.EqualTo("1 file: 1 error, 2 warnings"));
    }

    [Test]
    public async Task Lint_as_json_has_findings_by_file()
    {
        var run = await ToolRun.RunAsync(["xml", "lint", "-o", "json", Write("a.xml", "<network><name>n</name><mtu size='x'/></network>"), $"{_folder}/none.xml"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Json.GetProperty("errors").GetInt32(), Is.EqualTo(2));
        Assert.That(run.Json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("findings")[0].GetProperty("rule").GetString()),
            Is.EqualTo(new[] { "value", "file" }));
    }

    [TestCase("uri")]
    [TestCase("capabilities")]
    [TestCase("topology")]
    [TestCase("folder")]
    public async Task Lint_for_a_host_finds_pins_outside_it(string kind)
    {
        var host = kind switch
        {
            "uri" => "test:///default",
            "capabilities" => Write("caps.txt", "<capabilities><host><topology><cells num='1'><cell id='0'><cpus num='1'><cpu id='0'/></cpus></cell></cells></topology></host></capabilities>"),
            "topology" => Write("host.json", Sdk.Hosts.HostTopology.FromCapabilities(LibvirtXml.CapabilitiesDocument.Parse(
                "<capabilities><host><topology><cells num='1'><cell id='0'><cpus num='1'><cpu id='0'/></cpus></cell></cells></topology></host></capabilities>")).ToJson()),
            _ => Recorded(),
        };
        var run = await ToolRun.RunAsync(["xml", "lint", "-", "--host", host],
            input: Guest.Replace("</os>", "</os><cputune><vcpupin vcpu='0' cpuset='0,77'/></cputune>", StringComparison.Ordinal));
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Lines[0], Does.Contain("[host-cpu]").And.Contains("no 77"));
    }

    [TestCase("", "neither a URI nor a file nor a folder")]
    [TestCase("{", "host.json: ")]
    [TestCase("<capabilities/>", "no topology")]
    [TestCase("<network/>", "not <capabilities>")]
    public async Task Lint_for_a_host_that_is_none_is_one_error_line(string content, string message)
    {
        var host = content.Length == 0 ? Path.Combine(_folder, "host.json") : Write("host.json", content);
        var run = await ToolRun.RunAsync(["xml", "lint", "-", "--host", host], input: Guest);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contains(message));
        Assert.That(run.Error.TrimEnd('\n'), Does.Not.Contain("\n"));
    }

    private string Recorded()
    {
        Write("root/sys/devices/system/cpu/online", "0\n");
        Write("root/sys/devices/system/cpu/cpu0/topology/core_id", "0\n");
        return Path.Combine(_folder, "root");
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }
}
