using System.Text.Json;
using System.Text.Json.Serialization;

namespace KvmNfv.LibvirtXml;

/// <summary>Writes a <see cref="CpuSet"/> as a JSON string in libvirt's syntax and reads it back.</summary>
public sealed class CpuSetJsonConverter : JsonConverter<CpuSet>
{
    /// <inheritdoc />
    public override CpuSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CpuSet.TryParse(reader.GetString(), out var set) ? set : throw new JsonException("Expected a CPU set such as 0-3,^2,8.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, CpuSet value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
