using System.Text.Json;
using System.Text.Json.Serialization;

namespace KvmNfv.LibvirtXml;

/// <summary>Writes a <see cref="MemorySize"/> as a JSON string such as <c>"4 GiB"</c>; reads that, or a number of bytes.</summary>
public sealed class MemorySizeJsonConverter : JsonConverter<MemorySize>
{
    /// <inheritdoc />
    public override MemorySize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var bytes))
            return new MemorySize(bytes);
        return reader.TokenType == JsonTokenType.String && MemorySize.TryParse(reader.GetString(), out var size)
            ? size
            : throw new JsonException("Expected an amount of memory such as \"4 GiB\".");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, MemorySize value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
