resource "aws_iam_role" "deploy" {
  name = "deployRole"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::${local.account}:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:example/shop:ref:refs/heads/main"
        }
      }
    }]
  })

  inline_policy {
    name = "deployRole"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "RegisterTaskDefinitions"
          Effect   = "Allow"
          Action   = "ecs:RegisterTaskDefinition"
          Resource = "*"
        },
        {
          Sid      = "Deploy"
          Effect   = "Allow"
          Action   = ["ecs:UpdateService", "ecs:DescribeServices"]
          Resource = "arn:aws:ecs:${local.region}:${local.account}:service/shop/${aws_ecs_service.api.name}"
        },
        {
          Sid      = "HandTheRolesToTheTasks"
          Effect   = "Allow"
          Action   = "iam:PassRole"
          Resource = "*"
        },
      ]
    })
  }
}
