using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Api.OpenApi;

/// <summary>What the document says of the whole: how to begin, how to sign in, every code of failure.</summary>
internal sealed class DescribeApi(ApiErrorCodes codes, AppSettings settings) : IOpenApiDocumentTransformer
{
    public const string Scheme = "api_key";
    public const string Problem = "Problem";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "TelegramAdmin API", Version = "1", Description = Words() };
        document.Servers = [new OpenApiServer { Url = "/", Description = "This server" }];
        document.AddComponent<IOpenApiSecurityScheme>(Scheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "tga_…",
            Description = "An API key of Settings → API keys, in the header `Authorization: Bearer tga_…`.",
        });
        document.AddComponent<IOpenApiSchema>(Problem, ProblemSchema());
        document.AddExtension("x-error-codes", new JsonNodeExtension(new JsonArray([.. codes.All.Select(c => new JsonObject
        {
            ["code"] = c.Code, ["status"] = c.Status, ["title"] = c.Title, ["remedy"] = c.Remedy,
        })])));
        return Task.CompletedTask;
    }

    private string Words() => new StringBuilder($$"""
        Send messages through any of your Telegram bots; none is lost, and no limit of Telegram is broken.

        ## Your first message

        Make a key with the scope `messages:send` in **Settings → API keys**, or on the server with
        `TelegramAdmin apikey create --name first --scopes messages:send,messages:read`. The person must have started one of your bots. Then:

        ```sh
        curl -X POST {{Url}}/api/v1/send \
          -H "Authorization: Bearer tga_…" \
          -H "Content-Type: application/json" \
          -d '{"chat_id": 123456789, "text": "Hello from my program"}'
        ```

        The answer is `202` with a `message_id`: the message is on disk and will be sent. What became of it:

        ```sh
        curl {{Url}}/api/v1/status/MESSAGE_ID -H "Authorization: Bearer tga_…"
        ```

        To try it here, press **Authorize** and paste the key. The `chat_id` of a person is the `telegram_user_id` of `GET /users`.

        ## Rules for all of it

        - **Lists** take `limit` (1 to 200, 50 by default) and `cursor`, and answer `{items, next_cursor}`; `next_cursor` is null on the last page.
        - **Failures** are `application/problem+json` (RFC 9457) with a stable `code`, the `field` at fault, and in `detail` what to do. [Every code](/docs/errors).
        - **Repeating safely**: `POST /send` takes an `Idempotency-Key`. The same key with the same body gives the same answer; with another body `409 idempotency_conflict`.
        - **Times** are ISO 8601 in UTC. Fields are in snake_case; one that is not known is refused, so that a typo is not lost.
        - **Versions**: `/api` is another name of the current version, `/api/v1`. What may change without notice and what not stands in docs/api.md.

        ## Scopes


        """.ReplaceLineEndings("\n")).AppendJoin('\n', Enum.GetValues<ApiScopes>().Where(s => s != ApiScopes.None).Select(s => $"- `{ApiScopeWords.WordOf(s)}` {ApiScopeSentences.Of(s)}")).ToString();

    private string Url => (settings.Engine.PublicUrl?.AbsoluteUri ?? settings.Url).TrimEnd('/');

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Why a request was refused (RFC 9457).",
        Required = new HashSet<string> { "type", "title", "status", "detail", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Where the code is described."),
            ["title"] = Text("What the code means; the same for every answer of this code."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text("What happened here, why, and what to do now. For people; the words may change."),
            ["code"] = Text("Stable; what a program decides by."),
            ["field"] = Text("The part of the request at fault, where there is one."),
            ["instance"] = Text("The path that was asked for."),
            ["trace_id"] = Text("With 500 only: under this the log of the server has it."),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
