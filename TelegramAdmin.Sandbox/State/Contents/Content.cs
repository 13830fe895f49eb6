using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelegramAdmin.Sandbox.State.Contents;

/// <summary>What a message carries besides text. Knows how the Bot API writes it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(FileContent), "file")]
[JsonDerivedType(typeof(LocationContent), "location")]
[JsonDerivedType(typeof(VenueContent), "venue")]
[JsonDerivedType(typeof(ContactContent), "contact")]
[JsonDerivedType(typeof(PollContent), "poll")]
[JsonDerivedType(typeof(DiceContent), "dice")]
[JsonDerivedType(typeof(ServiceContent), "service")]
[JsonDerivedType(typeof(InvoiceContent), "invoice")]
[JsonDerivedType(typeof(PaymentContent), "payment")]
internal abstract record Content
{
    [JsonIgnore]
    public abstract string Kind { get; }

    [JsonIgnore]
    public virtual bool TakesCaption => false;

    /// <summary>Writes the fields of Message that hold this content.</summary>
    public abstract void Write(Utf8JsonWriter json, Bot viewer);
}
