using System.Text.Json.Serialization;

namespace KvmNfv.Worker.Protocol;

/// <summary>What a worker is asked. Each gets one <see cref="ControlResponse"/>, in order.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(HelloRequest), "hello")]
[JsonDerivedType(typeof(StartRequest), "start")]
[JsonDerivedType(typeof(AddPortRequest), "addPort")]
[JsonDerivedType(typeof(RemovePortRequest), "removePort")]
[JsonDerivedType(typeof(StatisticsRequest), "statistics")]
[JsonDerivedType(typeof(StopRequest), "stop")]
internal abstract class ControlRequest
{
    /// <summary>Stands in the answer, too.</summary>
    public int Id { get; set; }
}
