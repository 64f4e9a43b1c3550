using System.Net.Sockets;
using KvmNfv.Channels;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.Ivshmem;
using KvmNfv.Worker.Protocol;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Worker;

/// <summary>Listens on the control socket and serves all clients in one thread, which never waits for one of them.</summary>
internal sealed class ControlServer : IDisposable
{
    /// <summary>Clients at a time: the supervisor, and people who look.</summary>
    private const int MaxClients = 8;

    private const int Backlog = 8;

    // Clients have this long to greet; so nobody keeps others out by connecting and saying nothing.
    private static readonly TimeSpan s_greetingTime = TimeSpan.FromSeconds(5);

    private readonly Socket _listener;
    private readonly WorkerHost _host;
    private readonly SafeFileHandle _wake;
    private readonly List<ControlClient> _clients = [];
    private volatile bool _stopping;

    /// <exception cref="ChannelException">The socket can't be made, or another process has it.</exception>
    public ControlServer(string path, WorkerHost host)
    {
        _host = host;
        _listener = UnixListener.Listen(path, Backlog, new SocketAccess());
        _listener.Blocking = false;
        _wake = new(Libc.Check(Libc.EventDescriptor(0, Libc.EventNonBlocking | Libc.EventCloseOnExec), "eventfd"), ownsHandle: true);
    }

    /// <summary>Ends <see cref="Run"/>; from any thread.</summary>
    public void Stop()
    {
        _stopping = true;
        EventCounter.Add(_wake);
    }

    public void Run()
    {
        while (!_stopping)
            Serve();
        // The last answer, to whoever asked for the end.
        foreach (var client in _clients)
            client.Flush();
    }

    public void Dispose()
    {
        // Takes the socket's file away, too.
        _listener.Dispose();
        foreach (var client in _clients)
            client.Dispose();
        _wake.Dispose();
    }

    // SAFETY: the array lives on this stack for the length of the call.
    private unsafe void Serve()
    {
        var watched = stackalloc PollDescriptor[MaxClients + 2];
        watched[0] = new() { Descriptor = (int)_wake.DangerousGetHandle(), Events = Libc.PollIn };
        watched[1] = new() { Descriptor = (int)_listener.Handle, Events = Libc.PollIn };
        var count = _clients.Count;
        var silent = false;
        for (var i = 0; i < count; i++)
        {
            watched[i + 2] = new() { Descriptor = _clients[i].Descriptor, Events = _clients[i].IsBehind ? Libc.PollOut : Libc.PollIn };
            silent |= !_clients[i].HasGreeted;
        }
        if (Libc.Poll(watched, (nuint)count + 2, silent ? (int)s_greetingTime.TotalMilliseconds : -1) < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Libc.Interrupted)
            throw Libc.Failure("poll");
        for (var i = count - 1; i >= 0; i--)
        {
            var client = _clients[i];
            if ((watched[i + 2].Returned == 0 || Attend(client)) && (client.HasGreeted || client.Age < s_greetingTime))
                continue;
            client.Dispose();
            _clients.RemoveAt(i);
        }
        if (watched[1].Returned != 0)
            Accept();
    }

    private void Accept()
    {
        Socket connection;
        try
        {
            connection = _listener.Accept();
        }
        catch (SocketException)
        {
            // It has gone again, or descriptors have run out; a pause, so that this is no busy loop.
            Thread.Sleep(10);
            return;
        }
        if (_clients.Count < MaxClients && PeerCredentials.Of(connection).MayControl)
            _clients.Add(new(connection));
        else
            connection.Dispose();
    }

    /// <returns>False when the client must go.</returns>
    private bool Attend(ControlClient client)
    {
        if (client.IsBehind ? !client.Flush() : !client.Receive())
            return false;
        // One answer at a time: a client that doesn't read isn't answered further.
        while (!client.IsBehind && client.TryTake(out var request, out var refusal))
        {
            var answer = refusal ?? (client.HasGreeted || request is HelloRequest ? Answer(client, request!) : NoGreeting());
            answer.Id = request?.Id ?? 0;
            if (!client.Send(answer) || answer.Error is ControlError.BadRequest or ControlError.Version)
                return false;
            if (request is StopRequest && answer.Error is null)
            {
                _stopping = true;
                return true;
            }
        }
        return true;
    }

    private ControlResponse Answer(ControlClient client, ControlRequest request)
    {
        if (request is HelloRequest hello)
        {
            if (hello.Version != ControlProtocol.Version)
                return new() { Error = ControlError.Version, Message = $"The worker speaks version {ControlProtocol.Version}, the client version {hello.Version}: bring both to one version." };
            client.HasGreeted = true;
        }
        return _host.Answer(request);
    }

    private static ControlResponse NoGreeting() => new() { Error = ControlError.BadRequest, Message = "The first request must be 'hello', with the version." };
}
