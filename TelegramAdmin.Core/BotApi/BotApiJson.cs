using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Core.BotApi;

/// <summary>Generated readers and writers: snake_case names, absent instead of null, fields we do not know ignored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Update))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(WebhookInfo))]
[JsonSerializable(typeof(RemoteFile))]
[JsonSerializable(typeof(BotName))]
[JsonSerializable(typeof(BotDescription))]
[JsonSerializable(typeof(BotShortDescription))]
[JsonSerializable(typeof(UserProfilePhotos))]
[JsonSerializable(typeof(List<ListedCommand>))]
[JsonSerializable(typeof(List<MessageEntity>))]
[JsonSerializable(typeof(List<JsonElement>))]
public sealed partial class BotApiJson : JsonSerializerContext;
