using TelegramAdmin.Core.BotApi.Types;

namespace TelegramAdmin.Features.Conversations.Formatting;

/// <summary>A stretch of a text: plain, or formatted by one entity around further stretches.</summary>
/// <param name="Entity">Null for plain text.</param>
public sealed record TextPart(string Text, MessageEntity? Entity, IReadOnlyList<TextPart> Inner);
