using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Gateway.Sending;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Templates;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>Makes a message for the queue of what a program sent, or says which field is at fault.</summary>
internal sealed class ReadMessage(RenderTemplate templates, OutboundHttp outbound, RecentlyHeard heard, TimeProvider time)
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <param name="bot">The bot that the address names; null lets the best be chosen.</param>
    /// <param name="idempotencyKey">Null where the caller gave none.</param>
    public async ValueTask<Result<NewMessage>> RunAsync(ActiveApiKey key, BotId? bot, string? idempotencyKey, ReadOnlyMemory<byte> json)
    {
        if (JsonText.Fault(json.Span) is { } unreadable)
            return unreadable;
        SendRequest request;
        try
        {
            request = JsonSerializer.Deserialize(json.Span, SendJson.Default.SendRequest) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            return ApiBody.Fault(e);
        }
        if (!Chat.TryRead(request.ChatId ?? Member(request.Params, "chat_id"), out var chat))
            return SendErrors.ChatInvalid;
        if (CheckDelivery(request) is { } fault)
            return fault;
        var content = await ContentAsync(key.WorkspaceId, request, chat);
        if (!content.TryGet(out var call, out var failure))
            return failure;
        return new NewMessage
        {
            WorkspaceId = key.WorkspaceId,
            BotId = bot,
            AllowedBots = key.Bots,
            ChatId = chat.Id,
            Method = call.Method,
            Parameters = call.Parameters,
            IsReply = request.Priority == Priority.Low ? null : chosen => heard.Heard(chosen, chat.Id), // An answer to somebody who just wrote does not wait behind a campaign.
            Priority = request.Priority ?? Priority.Normal,
            OnUncertain = request.OnUncertain ?? OnUncertain.Hold,
            ApiKeyId = key.Id,
            IdempotencyKey = idempotencyKey,
            BodyHash = idempotencyKey is null ? null : HashOf(bot, json.Span),
            SendAt = request.SendAt > time.GetUtcNow() ? request.SendAt.Value.ToUniversalTime() : null,
            CallbackUrl = request.CallbackUrl,
            Policy = request.Retry?.ToJson(),
        };
    }

    private Failure? CheckDelivery(SendRequest request)
    {
        if (request.SendAt > time.GetUtcNow() + Furthest)
            return SendErrors.SendAtInvalid;
        if (request.Retry?.Fault() is { } policy)
            return SendErrors.PolicyInvalid(policy);
        if (request.CallbackUrl is not { } url)
            return null;
        return !Uri.TryCreate(url, UriKind.Absolute, out var address) || url.Length > 2000 ? SendErrors.CallbackInvalid("callback_url is not an address. Write it like https://example.com/hook.")
            : outbound.Fault(address) is { } fault ? SendErrors.CallbackInvalid(fault) : null;
    }

    private async ValueTask<Result<BotCall>> ContentAsync(WorkspaceId workspace, SendRequest request, Chat chat)
    {
        var given = (request.Text is null ? 0 : 1) + (request.Template is null ? 0 : 1) + (request.Method is null ? 0 : 1);
        if (given != 1)
            return given == 0 ? SendErrors.ContentMissing : SendErrors.ContentTwice;
        if (request.Method is { } method)
            return BotCall.OfMethod(method, request.Params, chat);
        if (request.Template is not { } name)
            return BotCall.OfText(request, chat);
        var rendered = await templates.RunAsync(workspace, name, request.Variables);
        if (!rendered.TryGet(out var text, out var failure))
            return failure;
        var markup = text.ReplyMarkup is { } buttons ? JsonSerializer.Deserialize(buttons, ElementJson.Default.JsonElement) : request.ReplyMarkup;
        return BotCall.OfText(request with { Text = text.Text, ParseMode = text.ParseMode, ReplyMarkup = markup }, chat);
    }

    // The bot belongs to what was asked: the same body through another bot is another message.
    private static string HashOf(BotId? bot, ReadOnlySpan<byte> json)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(json.Length + sizeof(long));
        BitConverter.TryWriteBytes(buffer, bot?.Value ?? 0);
        json.CopyTo(buffer.AsSpan(sizeof(long)));
        var hash = Convert.ToHexStringLower(SHA256.HashData(buffer.AsSpan(0, json.Length + sizeof(long))));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static JsonElement? Member(JsonElement? parameters, string name) =>
        parameters is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value) ? value : null;
}
