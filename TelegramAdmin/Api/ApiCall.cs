using Microsoft.AspNetCore.Http.Features;
using TelegramAdmin.Core.Access.ApiKeys;

namespace TelegramAdmin.Api;

/// <summary>One request with its key, from when the key was taken.</summary>
internal sealed class ApiCall(ActiveApiKey key)
{
    public ActiveApiKey Key => key;

    public int Messages { get; set; }
}

public static class ApiCallOfContext
{
    extension(HttpContext context)
    {
        /// <summary>The key that this request came with.</summary>
        public ActiveApiKey ApiKey() => context.Features.GetRequiredFeature<ApiCall>().Key;

        /// <summary>Adds to the key's usage what this request put into the queue.</summary>
        public void CountMessages(int messages) => context.Features.GetRequiredFeature<ApiCall>().Messages += messages;
    }
}
