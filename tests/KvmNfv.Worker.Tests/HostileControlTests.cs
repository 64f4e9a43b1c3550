using System.Runtime.InteropServices;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Worker.Tests;

/// <summary>Clients of the control socket that break its rules: they lose their connection, the worker goes on.</summary>
public sealed partial class HostileControlTests
{
    private const int Seed = 20261128;

    private WorkerLab _lab = null!;
    private DataPlaneWorker _worker = null!;

    private string Socket => Path.Combine(_lab.Control, "worker-test.sock");

    [OneTimeSetUp]
    public async Task Start()
    {
        _lab = new();
        _worker = await _lab.StartAsync();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        await _worker.DisposeAsync();
        _lab.Dispose();
    }

    [TearDown]
    public async Task Worker_is_alive()
    {
        Assert.That((await _worker.ReadStatisticsAsync()).Ports, Has.Count.EqualTo(2));
        Assert.That(_worker.State, Is.EqualTo(WorkerState.Running));
    }

    [TestCase("", "announced")]
    [TestCase("null", "null")]
    [TestCase("{}", "no request")]
    [TestCase("[1", "no request")]
    [TestCase("""{"command":"dance"}""", "no request")]
    [TestCase("""{"command":"hello","version":1,"version":1}""", "no request")]
    [TestCase("""{"command":"hello","version":1,"more":2}""", "no request")]
    [TestCase("""{"command":"hello","version":"1"}""", "no request")]
    [TestCase("""{"command":"hello","version":99999999999}""", "no request")]
    [TestCase("""{"command":"hello","version":2}""", "version 1, the client version 2")]
    [TestCase("""{"command":"stop"}""", "hello")]
    public void Wrong_first_message_is_answered_and_ends_the_connection(string text, string expected)
    {
        using var client = new RawClient(Socket);
        Assert.That(client.Ask(text), Does.Contain(expected));
        Assert.That(client.Receive(), Is.Null);
    }

    [TestCase("""{"command":"start","configuration":{}}""", "started already")]
    [TestCase("""{"command":"addPort"}""", "missing")]
    [TestCase("""{"command":"addPort","switch":"sw","port":{"name":"x","socketPath":"/tmp/x","queuePairs":100000}}""", "128")]
    [TestCase("""{"command":"addPort","switch":"sw","port":{"name":"../x","socketPath":"/tmp/x"}}""", "character")]
    [TestCase("""{"command":"addPort","switch":"sw","port":{"name":"x","socketPath":"/tmp/x","socketPermissions":2048}}""", "mode")]
    [TestCase("""{"command":"addPort","switch":"sw","port":{"name":"x","socketPath":"/tmp/x","mode":7}}""", "VhostUserSocketMode")]
    [TestCase("""{"command":"addPort","switch":"sw","port":{"name":"x","socketPath":"/tmp/x","vlan":{"tagged":[9999]}}}""", "4094")]
    [TestCase("""{"command":"addPort","switch":"sw","port":{"name":"x","socketPath":"/no/such/folder/x","mode":"Server"}}""", "/no/such/folder/x")]
    [TestCase("""{"command":"removePort","switch":"nobody","port":"x"}""", "no switch")]
    public void Wrong_request_is_refused_and_the_connection_goes_on(string text, string expected)
    {
        using var client = new RawClient(Socket);
        client.Greet();
        Assert.That(client.Ask(text), Does.Contain(expected));
        Assert.That(client.Ask("""{"id":5,"command":"statistics"}"""), Does.Contain("threads"));
    }

    [Test]
    public void Announced_gigabytes_are_refused_unread()
    {
        using var client = new RawClient(Socket);
        client.SendRaw([0xff, 0xff, 0xff, 0xff]);
        Assert.That(client.Receive(), Does.Contain("4294967295"));
        Assert.That(client.Receive(), Is.Null);
    }

    [Test]
    public void Deep_nesting_is_refused()
    {
        using var client = new RawClient(Socket);
        client.Greet();
        Assert.That(client.Ask("""{"command":"start","configuration":""" + new string('[', 100_000)), Does.Contain("no request"));
    }

    [Test]
    public void Half_a_message_holds_up_nobody()
    {
        using var slow = new RawClient(Socket);
        slow.Greet();
        slow.SendRaw([200, 0, 0, 0, (byte)'{']);
        using var other = new RawClient(Socket);
        Assert.That(other.Greet(), Does.Contain("greeting"));
    }

    [Test]
    public void Client_that_never_reads_holds_up_nobody()
    {
        using var deaf = new RawClient(Socket);
        deaf.Greet();
        deaf.Socket.SendTimeout = 2000;
        // More questions than the sockets' buffers have room for; the worker stops taking them.
        var questions = string.Concat(Enumerable.Repeat("""{"id":1,"command":"statistics"}""", 1));
        for (var i = 0; i < 5000; i++)
        {
            deaf.Socket.Blocking = false;
            deaf.Send(questions);
        }
        using var other = new RawClient(Socket);
        Assert.That(other.Greet(), Does.Contain("greeting"));
    }

    [Test]
    public void Clients_that_say_nothing_are_sent_away()
    {
        var silent = Enumerable.Range(0, 12).Select(_ => new RawClient(Socket)).ToList();
        // Whoever found room is sent away for its silence, whoever didn't at once.
        Assert.That(silent.Select(c => c.Receive()), Is.All.Null);
        silent.ForEach(c => c.Dispose());
    }

    [Test]
    public void Random_bytes_do_no_harm()
    {
        var random = new Random(Seed);
        var before = Descriptors();
        var valid = """{"command":"addPort","id":3,"switch":"sw","port":{"name":"x","socketPath":"/no/such/x","mode":"Server","vlan":{"untagged":3}}}"""u8.ToArray();
        for (var i = 0; i < 2000; i++)
        {
            using var client = new RawClient(Socket);
            if (random.Next(2) == 0)
                client.Greet();
            var bytes = (byte[])valid.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0)
                client.SendRaw(bytes);
            else
                client.Send(bytes);
        }
        Assert.That(SpinWait.SpinUntil(() => Descriptors() <= before, TimeSpan.FromSeconds(30)), "Descriptors stay open.");
    }

    [Test]
    public void Socket_and_folder_are_this_users_only()
    {
        Assert.That(File.GetUnixFileMode(Socket), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(File.GetUnixFileMode(_lab.Control), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public void Other_users_are_sent_away_even_where_the_files_let_them_in()
    {
        if (!Environment.IsPrivilegedProcess || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Assert.Ignore("Only root can be another user, and the number of setresuid is x86-64's.");
        var open = Path.Combine(_lab.Control, "..");
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) | Anyone);
        File.SetUnixFileMode(_lab.Control, File.GetUnixFileMode(_lab.Control) | Anyone);
        File.SetUnixFileMode(Socket, (UnixFileMode)0x1b6);
        try
        {
            var (answer, becameNobody) = ((string?)"", (nint)(-1));
            var nobody = new Thread(() =>
            {
                // The system call changes this thread only; glibc's function would change all of them.
                becameNobody = SystemCall(SetUserIds, -1, Nobody, -1);
                try
                {
                    using var client = new RawClient(Socket);
                    answer = client.Greet();
                }
                catch (System.Net.Sockets.SocketException refused)
                {
                    answer = $"The files didn't let it in: {refused.Message}";
                }
            });
            nobody.Start();
            nobody.Join();
            Assert.That(becameNobody, Is.EqualTo((nint)0));
            Assert.That(answer, Is.Null);
        }
        finally
        {
            File.SetUnixFileMode(Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.SetUnixFileMode(_lab.Control, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Test]
    public async Task Folder_that_others_can_write_is_refused()
    {
        using var lab = new WorkerLab();
        var folder = Directory.CreateDirectory(lab.NewPath()).FullName;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherWrite);
        var options = lab.Options;
        options.ControlFolder = folder;
        Assert.That((await Assert.ThrowsAsync<WorkerException>(() => new DataPlaneWorker(options).StartAsync()))!.Message, Does.Contain("Others may write"));
    }

    // Only the user changes: the group is the files' still.
    private const UnixFileMode Anyone = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const int SetUserIds = 117, Nobody = 65534;

    private int Descriptors() => Directory.GetFileSystemEntries($"/proc/{_worker.ProcessId}/fd").Length;

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SystemCall(nint number, nint real, nint effective, nint saved);
}
