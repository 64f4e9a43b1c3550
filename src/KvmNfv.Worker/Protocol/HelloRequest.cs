namespace KvmNfv.Worker.Protocol;

/// <summary>The first request of every connection.</summary>
internal sealed class HelloRequest : ControlRequest
{
    /// <summary>The version that the client speaks.</summary>
    public int Version { get; set; }
}
