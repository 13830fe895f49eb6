using System.Text.Json.Nodes;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Templates;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Templates;

public sealed class TemplateTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private const string Everything = """_*[]()~`>#+-=|{}.!\ & < > " é 漢""";

    private RunningApp App => staffed.App;

    [Theory]
    [InlineData("Hello {{ first_name }}!", """{"first_name":"Ann"}""", "Hello Ann!")]
    [InlineData("{{first_name|default:\"there\"}}", "{}", "there")]
    [InlineData("{{ name | default: nick | default: 'x' }}", """{"name":"","nick":"Bo"}""", "Bo")]
    [InlineData("{{ name | upcase }} {{ name | downcase }}", """{"name":"Ann"}""", "ANN ann")]
    [InlineData("{{ order.total }} {{ order.items.1.name }}", """{"order":{"total":12.50,"items":[{"name":"a"},{"name":"b"}]}}""", "12.50 b")]
    [InlineData("{% if vip %}VIP{% elsif tier == \"gold\" %}gold{% else %}all{% endif %}", """{"tier":"gold"}""", "gold")]
    [InlineData("{% if vip %}VIP{% else %}all{% endif %}", """{"vip":false}""", "all")]
    [InlineData("{% if a > 1 and b <= 2 or c != 'x' %}yes{% else %}no{% endif %}", """{"a":2,"b":3,"c":"x"}""", "no")]
    [InlineData("{% if not (a >= 1 and b) %}yes{% else %}no{% endif %}", """{"a":1}""", "yes")]
    [InlineData("{% if a == 1.0 %}yes{% else %}no{% endif %}", """{"a":1}""", "yes")]
    [InlineData("{% if a == '1' %}yes{% else %}no{% endif %}", """{"a":1}""", "no")]
    [InlineData("{% unless paid %}due{% else %}thanks{% endunless %}", """{"paid":true}""", "thanks")]
    [InlineData("a\n{%- if true -%}\n  b\n{%- endif %}", "{}", "ab")]
    [InlineData("{% raw %}{{ not this }}{% endraw %} { } {{ '}}' }}", "{}", "{{ not this }} { } }}")]
    public async Task Text_IsWrittenWithItsVariables(string text, string variables, string expected)
    {
        var preview = await PreviewAsync(text, null, variables);

        Assert.Equal(expected, preview.Json.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("<b>{{ v }}</b> <a href=\"https://x.example/?q={{ v }}\">go</a>", "HTML")]
    [InlineData("*{{ v }}* `{{ v }}` [{{ v }}](https://x.example/?q={{ v }})\n>{{ v }}", "MarkdownV2")]
    [InlineData("{{ v }}", null)]
    public async Task Value_WithEverySpecialCharacter_IsOnlyTextWhenTelegramReadsIt(string text, string? mode)
    {
        var bot = await App.AddBotAsync($"escape_{Guid.NewGuid():N}_bot"[..30] + "bot");
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];
        var rendered = RenderTemplate.Preview(new TemplateDraft(text, mode), System.Text.Json.JsonElement.Parse(new JsonObject { ["v"] = Everything }.ToJsonString())).Value;

        using var http = new HttpClient();
        var body = new JsonObject { ["chat_id"] = person.Id, ["text"] = rendered.Text };
        if (mode is not null)
            body["parse_mode"] = mode;
        using var answer = await http.PostAsync(new Uri(App.Sandbox.Url, $"/bot{bot.Token}/sendMessage"), new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.True((bool)said["ok"]!, said.ToJsonString());
        Assert.Contains(Everything, (string)said["result"]!["text"]!, StringComparison.Ordinal);
        var kinds = said["result"]!["entities"]?.AsArray().Select(e => (string)e!["type"]!).ToHashSet() ?? [];
        string[] expected = mode switch { "HTML" => ["bold", "text_link"], "MarkdownV2" => ["bold", "code", "text_link", "blockquote"], _ => [] };
        Assert.Superset(expected.ToHashSet(), kinds);
    }

    [Theory]
    [InlineData("Hi {{ name }}", "{}", "template_variable_missing", "variables.name", "name")]
    [InlineData("Hi {{ name }}", """{"name":null}""", "template_variable_missing", "variables.name", "default")]
    [InlineData("Hi {{ order }}", """{"order":{"id":1}}""", "template_variables_invalid", "variables.order", "order")]
    [InlineData("Hi", "[]", "template_variables_invalid", "variables", "JSON object")]
    [InlineData("{% if a %}x{% endif %}", "{}", "template_empty", "text", "nothing")]
    [InlineData("a\nb {{ name ", "{}", "template_invalid", "text", "Line 2, column 3")]
    [InlineData("{% if a %}x", "{}", "template_invalid", "text", "Line 1, column 4")]
    [InlineData("x{% endif %}", "{}", "template_invalid", "text", "no condition waits")]
    [InlineData("{% if a %}x{% else %}y{% else %}z{% endif %}", "{}", "template_invalid", "text", "{% else %}")]
    [InlineData("{% for a in b %}", "{}", "template_invalid", "text", "There is no tag \"for\"")]
    [InlineData("{{ a | shout }}", "{}", "template_invalid", "text", "no filter \"shout\"")]
    [InlineData("{{ a.-1 }}", """{"a":[1]}""", "template_variable_missing", "variables.a.-1", "a.-1")]
    [InlineData("{{ 'a }}", "{}", "template_invalid", "text", "never closed")]
    [InlineData("{% if a = b %}x{% endif %}", "{}", "template_invalid", "text", "\"=\"")]
    [InlineData("{% if %}x{% endif %}", "{}", "template_invalid", "text", "missing")]
    public async Task Fault_IsNamed(string text, string variables, string code, string field, string words)
    {
        var answer = await PreviewAsync(text, null, variables);

        Assert.Equal((code, field), (answer.Code, answer.Field));
        Assert.Contains(words, answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<b>x", "HTML", "<b> is never closed")]
    [InlineData("<b><i>x</b></i>", "HTML", "</i> must come first")]
    [InlineData("<p>x</p>", "HTML", "no tag <p>")]
    [InlineData("1 < 2", "HTML", "&lt;")]
    [InlineData("<a href='{{ u }}'>x</a>", "HTML", "double quotes")]
    [InlineData("<{{ tag }}>x</b>", "HTML", "Inside a tag")]
    [InlineData("{% if a %}<b>{% endif %}x</b>", "HTML", "same branch")]
    [InlineData("Done.", "MarkdownV2", "Line 1, column 5: \".\" is reserved")]
    [InlineData("*x", "MarkdownV2", "never ends")]
    [InlineData("[x](https://a.example", "MarkdownV2", "never closed with )")]
    [InlineData("\\{{ x }}", "MarkdownV2", "backslash")]
    [InlineData("x", "Markdown", "HTML or MarkdownV2")]
    public async Task Markup_ThatTelegramWouldRefuse_IsNotKept(string text, string mode, string words)
    {
        using var program = await App.ProgramAsync(ApiScopes.MessagesSend);

        var answer = await program.PostAsync("/api/v1/templates", new JsonObject { ["name"] = "wrong", ["text"] = text, ["parse_mode"] = mode }.ToJsonString());

        Assert.Equal(400, (int)answer.Status);
        Assert.Contains(words, answer.Detail, StringComparison.Ordinal);
        Assert.Equal("template_not_found", (await program.GetAsync("/api/v1/templates/wrong")).Code);
    }

    [Theory]
    [InlineData("<b>a <i>b</i></b> <blockquote expandable>q</blockquote> <pre><code class=\"language-c#\">x</code></pre> 1 &lt; 2", "HTML")]
    [InlineData("*b _i __u__ ~s~ ||p||_* `c.` ```py\nx=1\n``` [l](https://a.example/?x=1) \\.\n>quote\n>two\nend", "MarkdownV2")]
    [InlineData("{% if a == 1 %}*x*{% else %}_y_{% endif %} {{ b | default: \"1.5\" }}", "MarkdownV2")]
    public async Task Markup_ThatTelegramTakes_PassesBothHereAndThere(string text, string mode)
    {
        var bot = await App.AddBotAsync($"m{Guid.NewGuid():N}"[..20] + "_bot");
        var person = App.Sandbox.World.AddAudience(bot, 1)[0];
        var rendered = (await PreviewAsync(text, mode, "{}")).Json;

        using var http = new HttpClient();
        var body = new JsonObject { ["chat_id"] = person.Id, ["text"] = rendered.GetProperty("text").GetString(), ["parse_mode"] = mode };
        using var answer = await http.PostAsync(new Uri(App.Sandbox.Url, $"/bot{bot.Token}/sendMessage"), new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task TooMuch_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("{% if a %}", 17)) + "x" + string.Concat(Enumerable.Repeat("{% endif %}", 17));
        var nested = string.Concat(Enumerable.Repeat("{\"a\":", 17)) + "1" + new string('}', 17);

        Assert.Equal("template_too_long", (await PreviewAsync(new string('x', 8193), null, "{}")).Code);
        Assert.Equal("template_too_long", (await PreviewAsync("{{ v }}", null, $$"""{"v":"{{new string('x', 4097)}}"}""")).Code);
        Assert.Equal(200, (int)(await PreviewAsync("<b>{{ v }}</b>", "HTML", $$"""{"v":"{{new string('&', 4096)}}"}""")).Status);
        Assert.Equal("template_variables_invalid", (await PreviewAsync("x", null, $$"""{"v":"{{new string('x', 65_536)}}"}""")).Code);
        Assert.Equal("template_variables_invalid", (await PreviewAsync("x", null, nested)).Code);
        Assert.Contains("16 levels", (await PreviewAsync(deep, null, "{}")).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text": "{{ a }}", "variables": {"a": "x\u0000"}}""", "body_invalid")]
    [InlineData("""{"text": "{{ a }}", "variables": {"a": "x\ud800"}}""", "body_invalid")]
    [InlineData("""{"text": "{{ a }}", "variables": {"a\ud800": "x"}}""", "body_invalid")]
    [InlineData("""{"text": "a\u0000"}""", "body_invalid")]
    [InlineData("""{"text": "a\ud800"}""", "body_invalid")]
    [InlineData("""{"text": "a", "reply_markup": {"keyboard": [[{"text": "\ud800"}]]}}""", "body_invalid")]
    public async Task CharactersThatNoTextCanHold_AreRefused(string body, string code)
    {
        using var program = await App.ProgramAsync(ApiScopes.MessagesSend);

        var answer = await program.PostAsync("/api/v1/templates/preview", body);

        Assert.Equal((400, code), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task ManyFilters_AreRefusedAtOnce_AndTheirWorkIsDoneOnce()
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        var refused = await PreviewAsync("{{ 1" + string.Concat(Enumerable.Repeat("|upcase", 1000)) + " }}", null, "{}");
        var taken = await PreviewAsync(string.Concat(Enumerable.Repeat("{{ 1" + string.Concat(Enumerable.Repeat("|upcase", 16)) + " }}", 60)), null, "{}");

        Assert.Equal("template_invalid", refused.Code);
        Assert.Contains("16 filters", refused.Detail, StringComparison.Ordinal);
        Assert.Equal(new string('1', 60), taken.Json.GetProperty("text").GetString());
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Theory, OnBothDatabases]
    public async Task Template_IsKeptTriedChangedListedAndDeleted(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        using var program = await app.ProgramAsync(ApiScopes.MessagesSend);
        const string markup = """{"inline_keyboard": [[{"text": "Order {{ id }}", "url": "https://x.example/{{ id }}"}]]}""";

        var made = await program.PostAsync("/api/v1/templates", $$"""{"name": "order.shipped", "text": "Order <b>{{ "{{ id }}" }}</b>", "parse_mode": "html", "reply_markup": {{markup}} }""");
        var again = await program.PostAsync("/api/v1/templates", """{"name": "order.shipped", "text": "x"}""");
        var first = await program.PostAsync("/api/v1/templates/order.shipped/preview", """{"variables": {"id": "a\"<&"}}""");
        var changed = await program.SendAsync(HttpMethod.Put, "/api/v1/templates/order.shipped", """{"text": "Now {{ id }}"}""");
        var second = await program.PostAsync("/api/v1/templates/order.shipped/preview", """{"variables": {"id": "<7>"}}""");
        await program.SendAsync(HttpMethod.Put, "/api/v1/templates/another", """{"text": "y"}""");
        var page = await program.GetAsync("/api/v1/templates?limit=1");
        var next = await program.GetAsync($"/api/v1/templates?limit=1&cursor={page.Json.GetProperty("next_cursor").GetString()}");
        var deleted = await program.DeleteAsync("/api/v1/templates/order.shipped");

        Assert.Equal((201, "HTML", "template_exists"), ((int)made.Status, made.Json.GetProperty("parse_mode").GetString(), again.Code));
        Assert.Equal("Order <b>a&quot;&lt;&amp;</b>", first.Json.GetProperty("text").GetString());
        Assert.Equal("https://x.example/a\"<&", first.Json.GetProperty("reply_markup").GetProperty("inline_keyboard")[0][0].GetProperty("url").GetString());
        Assert.Equal((200, "Now <7>"), ((int)changed.Status, second.Json.GetProperty("text").GetString()));
        Assert.False(second.Json.TryGetProperty("reply_markup", out _));
        Assert.Equal(("order.shipped", "another"), (page.Json.GetProperty("items")[0].GetProperty("name").GetString(), next.Json.GetProperty("items")[0].GetProperty("name").GetString()));
        Assert.Equal((204, "template_not_found"), ((int)deleted.Status, (await program.GetAsync("/api/v1/templates/order.shipped")).Code));
    }

    [Theory]
    [InlineData("Big", "template_name_invalid")]
    [InlineData("", "template_name_invalid")]
    [InlineData(".x", "template_name_invalid")]
    public async Task Name_ThatDoesNotFit_IsRefused(string name, string code)
    {
        using var program = await App.ProgramAsync(ApiScopes.MessagesSend);

        Assert.Equal(code, (await program.PostAsync("/api/v1/templates", new JsonObject { ["name"] = name, ["text"] = "x" }.ToJsonString())).Code);
    }

    private async Task<ApiClient.Answer> PreviewAsync(string text, string? mode, string variables)
    {
        using var program = await App.ProgramAsync(ApiScopes.MessagesSend);
        var body = new JsonObject { ["text"] = text, ["variables"] = JsonNode.Parse(variables) };
        if (mode is not null)
            body["parse_mode"] = mode;
        return await program.PostAsync("/api/v1/templates/preview", body.ToJsonString());
    }
}
